package io.kring.contacts.recognition;

import io.kring.contacts.consent.Channel;
import io.kring.contacts.consent.ConsentInput;
import io.kring.contacts.consent.Proof;
import io.kring.contacts.consent.Purpose;
import io.kring.contacts.identity.Emails;
import io.kring.contacts.identity.Identity;
import io.kring.contacts.identity.Phones;
import io.kring.contacts.optin.ConsentRequestInput;
import io.kring.contacts.person.Person;
import io.kring.contacts.person.PersonBuilder;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What recognition reads of leads and messages, and what it publishes. */
final class RecognitionEvents {
    private RecognitionEvents() {}

    record LeadCaptured(
            UUID leadId,
            String source,
            String givenName,
            String familyName,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String city,
            @Nullable String country,
            @Nullable String language,
            @Nullable String note,
            List<ConsentInput> consents,
            @Nullable List<ToConfirm> consentsToConfirm,
            Instant capturedAt) {

        /** A yes that counts once it is confirmed. */
        record ToConfirm(Channel channel, Purpose purpose, Proof proof) {}

        /** What there is to ask, each at the address that was given. */
        List<ConsentRequestInput> requests() {
            return Stream.ofNullable(consentsToConfirm)
                    .flatMap(List::stream)
                    .map(asked -> new ConsentRequestInput(
                            asked.channel(),
                            asked.purpose(),
                            asked.channel() == Channel.email ? email : phone,
                            asked.proof().text(),
                            asked.proof().source()))
                    .toList();
        }

        /** The valid ones in canonical form, the most telling first. */
        List<Identity> addresses() {
            var emails = Stream.ofNullable(email).flatMap(given -> Emails.canonical(given).stream());
            var phones = Stream.ofNullable(phone).flatMap(given -> Phones.canonical(given).stream());
            return Stream.concat(emails.map(Identity::email), phones.map(Identity::phone))
                    .toList();
        }

        Person person() {
            return PersonBuilder.builder()
                    .givenName(givenName)
                    .familyName(familyName)
                    .city(city)
                    .country(country)
                    .language(language)
                    .consents(consents)
                    .build();
        }
    }

    record MessageReceived(
            UUID messageId, @Nullable UUID contactId, Channel channel, String from, String text, Instant receivedAt) {}

    record OptedOut(@Nullable UUID contactId, Channel channel, String address, String text, Instant at) {}

    /** The event {@code contact.identified.v1}. */
    record ContactIdentified(UUID contactId, String subjectType, UUID subjectId, boolean created) {}
}
