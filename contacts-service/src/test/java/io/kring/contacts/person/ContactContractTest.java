package io.kring.contacts.person;

import com.fasterxml.jackson.databind.node.TextNode;
import io.kring.contacts.change.Change;
import io.kring.contacts.change.Origin;
import io.kring.contacts.consent.Channel;
import io.kring.contacts.consent.Consent;
import io.kring.contacts.consent.ConsentInput;
import io.kring.contacts.consent.ConsentState;
import io.kring.contacts.consent.Proof;
import io.kring.contacts.consent.Purpose;
import io.kring.testkit.Contracts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ContactContractTest {
    private static final UUID SJOUKJE = UUID.fromString("0199c0de-0001-7000-8000-000000000001");
    private static final Instant AT = Instant.parse("2026-03-01T09:30:00Z");

    @Test
    void created() {
        Contracts.assertPublishes("contact.created.v1", sjoukje(0));
    }

    @Test
    void updated() {
        Contracts.assertPublishes("contact.updated.v1", sjoukje(1));
    }

    @Test
    void snapshot() {
        Contracts.assertPublishes("contact.snapshot.v1", sjoukje(1));
    }

    @Test
    void deleted() {
        var sara = sjoukje(1).change();
        Contracts.assertPublishes(
                "contact.deleted.v1", new ContactWriter.ContactDeleted(SJOUKJE, 2, AT, Objects.requireNonNull(sara)));
    }

    @Test
    void consentChanged() {
        var proof = new Proof("sms:+31612345678", "STOP", AT, null);
        var consent = new ConsentInput(Channel.sms, Purpose.marketing, ConsentState.withdrawn, proof);
        Contracts.assertPublishes("contact.consent-changed.v1", ConsentChanged.of(SJOUKJE, consent, Instant.MAX));
    }

    private static ContactView sjoukje(int version) {
        var person = PersonBuilder.builder()
                .salutation("Mevrouw")
                .givenName("Sjoukje")
                .familyName("Hoekstra")
                .emails(List.of("sjoukje@example.org"))
                .phones(List.of("+31612345678"))
                .socials(List.of("mastodon:sjoukje@example.org"))
                .externalIds(List.of("shop:4711"))
                .shared(List.of("+31612345678"))
                .street("Oosterdijk 1")
                .postcode("8601 BA")
                .city("Sneek")
                .region("Fryslân")
                .country("NL")
                .otherAddresses(List.of(
                        new PostalAddress(PostalAddress.Kind.work, "Kade 2", "8911 AB", "Leeuwarden", null, "NL")))
                .birthDate(LocalDate.parse("1985-06-01"))
                .language("fy")
                .preferredChannel(Channel.sms)
                .lifecycleStage(LifecycleStage.commitment)
                .owner("sara")
                .referredBy(UUID.fromString("0199c0de-0001-7000-8000-000000000002"))
                .tags(List.of("sailing"))
                .companies(List.of(new Affiliation(
                        UUID.fromString("0199c0de-0011-7000-8000-000000000001"),
                        "Zeilmakerij Hoekstra",
                        "Owner",
                        LocalDate.parse("2020-01-01"),
                        null)))
                .custom(Map.of("boat", TextNode.valueOf("Fryslân 7")))
                .build();
        return new ContactView(
                SJOUKJE,
                version,
                person,
                List.of(new Consent(Channel.sms, Purpose.marketing, ConsentState.granted)),
                AT,
                AT,
                new Change(UUID.fromString("0199c0de-000c-7000-8000-000000000001"), "sara", Origin.api));
    }
}
