package io.kring.contacts.contact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kring.contacts.change.Versions;
import io.kring.contacts.consent.ConsentLedger;
import io.kring.contacts.person.ContactReader;
import io.kring.platform.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;

/** People as they were at any time since they became known. */
@ApplicationScoped
class PastContacts {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private final ContactReader reader;
    private final Versions versions;
    private final ConsentLedger consents;
    private final ObjectMapper json;

    PastContacts(ContactReader reader, Versions versions, ConsentLedger consents, ObjectMapper json) {
        this.reader = reader;
        this.versions = versions;
        this.consents = consents;
        this.json = json;
    }

    /** Empty where nobody with this id was known then. */
    Optional<JsonNode> at(UUID id, Instant time) {
        return reader.find(id)
                .filter(now -> !now.updatedAt().isAfter(time))
                .<JsonNode>map(json::valueToTree)
                .or(() -> versions.at(id, time).flatMap(version -> Optional.ofNullable(version.state())))
                .map(state -> ((ObjectNode) state).set("consents", json.valueToTree(consents.at(id, time))));
    }

    /** A moment, or a date, which stands for its first moment in UTC; anything else is a 400 that names the parameter. */
    static Instant moment(String parameter, String text) {
        try {
            var moment = text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            if (moment.isAfter(FIRST) && moment.isBefore(LAST)) {
                return moment;
            }
        } catch (DateTimeParseException notAMoment) {
            // answered below, like a time that the database does not keep
        }
        throw Problems.badRequest(
                parameter, "must be a date (2026-03-01, from 0:00 UTC) or a moment (2026-03-01T09:30:00Z)");
    }
}
