package io.kring.leads.lead;

import static org.assertj.core.api.Assertions.assertThat;

import io.kring.leads.consent.Channel;
import io.kring.leads.consent.Consent;
import io.kring.leads.consent.Purpose;
import io.kring.leads.consent.Wording;
import io.kring.leads.lead.LeadEvents.ContactIdentified;
import io.kring.leads.lead.LeadEvents.LeadCaptured;
import io.kring.leads.lead.LeadEvents.LeadConverted;
import io.kring.testkit.Contracts;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LeadContractTest {
    private static final Instant AT = Instant.parse("2026-03-01T09:30:00Z");
    private static final UUID CONTACT = UUID.fromString("0199c0de-0001-7000-8000-000000000001");
    private static final UUID LEAD = UUID.fromString("0199c0de-0002-7000-8000-000000000002");

    @Test
    void tellsOfACapturedLead() {
        // Given
        var details = new LeadDetails(
                "Sjoukje",
                "Hoekstra",
                "sjoukje@example.org",
                "+31612345678",
                "Sneek",
                "NL",
                "fy",
                "Hoekstra Watersport",
                "Please call me about a mooring");
        var source = "form:sailing-newsletter";
        var wording =
                new Wording(Channel.sms, Purpose.marketing, "Yes, text me offers. I can stop at any time.", false);
        var toConfirm = new Wording(Channel.email, Purpose.marketing, "Yes, mail me the newsletter.", true);
        var consents = List.of(
                Consent.to(wording, source, AT, "203.0.113.7"), Consent.to(toConfirm, source, AT, "203.0.113.7"));

        // When
        var event = LeadCaptured.of(LEAD, details, new LeadCapture(details, "", source, null, consents, AT));

        // Then
        Contracts.assertPublishes("lead.captured.v1", event);
    }

    @Test
    void tellsOfAConvertedLead() {
        // When
        var event =
                new LeadConverted(LEAD, CONTACT, UUID.fromString("0199c0de-0003-7000-8000-000000000003"), "sara", AT);

        // Then
        Contracts.assertPublishes("lead.converted.v1", event);
    }

    @Test
    void hearsWhoIsBehindALead() {
        // When
        var heard = Contracts.read("contact.identified.v1", ContactIdentified.class);

        // Then
        assertThat(heard).isEqualTo(new ContactIdentified(CONTACT, "lead", LEAD));
        assertThat(heard.isOfLead()).isTrue();
    }
}
