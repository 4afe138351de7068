package io.kring.contacts.optin;

import io.kring.contacts.consent.Channel;
import io.kring.contacts.consent.ConsentInput;
import io.kring.contacts.consent.ConsentState;
import io.kring.contacts.consent.Proof;
import io.kring.contacts.contact.ContactService;
import io.kring.contacts.identity.Emails;
import io.kring.contacts.identity.Phones;
import io.kring.contacts.person.Person;
import io.kring.contacts.publicpage.Language;
import io.kring.contacts.publicpage.Links;
import io.kring.contacts.publicpage.NoPageException;
import io.kring.contacts.publicpage.Pages;
import io.kring.platform.id.Ids;
import io.kring.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks people to confirm consent, and writes it into the ledger when they do. */
@ApplicationScoped
public class OptInService {
    static final String BY = "double-opt-in";
    private static final Duration DAY = Duration.ofDays(1);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withZone(ZoneOffset.UTC);

    /** What came of a request. */
    public sealed interface Outcome {
        /** It is on its way. */
        record Asked(ConsentRequest request) implements Outcome {}

        /** The person has no such address, or no messages are sent on the channel. */
        record NoAddress(Channel channel) implements Outcome {}

        /** The address was asked so many times in the last 24 hours. */
        record TooOften(int times) implements Outcome {}
    }

    private final ConsentRequestRepository requests;
    private final ContactService contacts;
    private final Links links;
    private final Outbox outbox;
    private final OptInConfig config;

    OptInService(
            ConsentRequestRepository requests,
            ContactService contacts,
            Links links,
            Outbox outbox,
            OptInConfig config) {
        this.requests = requests;
        this.contacts = contacts;
        this.links = links;
        this.outbox = outbox;
        this.config = config;
    }

    /**
     * Sends somebody a message with a link to confirm. Nothing is granted before they do.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 404 where there is nobody with this id
     */
    @Transactional
    public Outcome request(UUID contact, ConsentRequestInput input, String by) {
        var person = contacts.hold(contact).person();
        var address = address(person, input.channel(), input.address());
        if (address.isEmpty()) {
            return new Outcome.NoAddress(input.channel());
        }
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        if (requests.count(address.get(), now.minus(DAY)) >= config.perDay()) {
            return new Outcome.TooOften(config.perDay());
        }
        var id = Ids.next();
        var language = Language.of(null, person.language(), null);
        var texts = Pages.texts(language);
        var link = links.confirmation(id, now);
        var request = new ConsentRequest(
                id,
                contact,
                input.channel(),
                input.purpose(),
                address.get(),
                Objects.requireNonNullElseGet(
                        input.text(),
                        () -> texts.wording(texts.channel(input.channel()), texts.purpose(input.purpose()))),
                language.name(),
                Objects.requireNonNullElse(input.source(), "user:" + by),
                by,
                now,
                link.until(),
                null);
        requests.add(request);
        var until = DATE.withLocale(language.locale()).format(link.until());
        outbox.publish(
                "message-request",
                id,
                "message.requested.v1",
                MessageRequested.asking(request, link.url().toString(), until, texts));
        return new Outcome.Asked(request);
    }

    private static Optional<String> address(Person person, Channel channel, @Nullable String wanted) {
        var own = switch (channel) {
            case sms -> person.phones();
            case email -> person.emails();
            case phone, post, whatsapp -> List.<String>of();
        };
        if (wanted == null) {
            return own.stream().findFirst();
        }
        var canonical = channel == Channel.email ? Emails.canonical(wanted) : Phones.canonical(wanted);
        return canonical.filter(own::contains);
    }

    /** @throws NoPageException where the person was deleted since */
    ConsentRequest get(UUID id) {
        return requests.find(id).orElseThrow(NoPageException::gone);
    }

    /**
     * Grants what was asked for; a second time changes nothing.
     *
     * @param ip of who confirms, for the proof
     */
    @Transactional
    void confirm(UUID id, @Nullable String ip) {
        var request = get(id);
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        if (requests.confirm(id, now)) {
            var proof = new Proof(BY + ":" + request.address(), request.text(), now, ip);
            contacts.record(
                    request.contactId(),
                    List.of(new ConsentInput(request.channel(), request.purpose(), ConsentState.granted, proof)),
                    BY);
        }
    }
}
