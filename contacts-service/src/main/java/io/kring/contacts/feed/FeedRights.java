package io.kring.contacts.feed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kring.contacts.erased.ErasedPeople;
import io.kring.contacts.permission.Access;
import io.kring.contacts.permission.Grants;
import io.kring.contacts.permission.PersonFields;
import io.kring.contacts.permission.ReadLog;
import io.kring.contacts.permission.Visible;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Which events somebody may read: those of people whom they may see now, as everywhere. Fields are taken out when the answer leaves, but
 * for what only the type of an event tells of: that of consent has none that is called so.
 */
@ApplicationScoped
class FeedRights {
    private static final Logger LOG = Logger.getLogger(FeedRights.class);

    private final Visible visible;
    private final ErasedPeople erased;
    private final ReadLog log;

    FeedRights(Visible visible, ErasedPeople erased, ReadLog log) {
        this.visible = visible;
        this.erased = erased;
        this.log = log;
    }

    /** Those of these, in their order. */
    List<FeedEvent> readable(List<FeedEvent> events) {
        var grants = Access.current();
        var people = visible.of(people(events));
        var gone = erased.among(people(events.stream()
                .filter(event -> isDeletion(event) && !people.contains(event.contactId()))
                .toList()));
        return events.stream()
                .filter(event ->
                        people.contains(event.contactId()) || (isDeletion(event) && gone.contains(event.contactId())))
                .filter(event -> !isOfConsent(event) || !grants.hides(PersonFields.CONSENTS))
                .map(event -> withoutAddress(event, grants))
                .toList();
    }

    /** @throws HttpProblem 503 where it cannot be written down that consent is read, which is sensitive */
    void writeDown(Collection<FeedEvent> events) {
        var people = people(events.stream().filter(FeedRights::isOfConsent).toList());
        if (people.isEmpty() || !Access.current().isSensitive(PersonFields.CONSENTS)) {
            return;
        }
        try {
            log.begin().read(Set.of(PersonFields.CONSENTS), people);
        } catch (RuntimeException e) {
            LOG.error("A read of sensitive fields cannot be written down", e);
            throw HttpProblem.valueOf(
                    Status.SERVICE_UNAVAILABLE,
                    "It cannot be written down that sensitive fields are read; ask again later");
        }
    }

    /** Nobody knows any more whose those were who were erased: that they are gone, which is no more than an id, is told to all. */
    private static boolean isDeletion(FeedEvent event) {
        return event.type().equals(FeedTypes.DELETED);
    }

    private static boolean isOfConsent(FeedEvent event) {
        return event.type().equals(FeedTypes.CONSENT_CHANGED);
    }

    /** Where consent came from may be the address that it came from. */
    private static FeedEvent withoutAddress(FeedEvent event, Grants grants) {
        if (isOfConsent(event)
                && event.data() instanceof ObjectNode data
                && (grants.hides("emails") || grants.hides("phones"))) {
            data.remove("source");
        }
        return event;
    }

    private static Set<UUID> people(Collection<FeedEvent> events) {
        return events.stream().map(FeedEvent::contactId).collect(Collectors.toCollection(HashSet::new));
    }
}
