package io.kring.contacts.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import io.kring.contacts.consent.Channel;
import io.kring.contacts.consent.ConsentState;
import io.kring.contacts.identity.Identity;
import io.kring.contacts.recognition.RecognitionEvents.ContactIdentified;
import io.kring.contacts.recognition.RecognitionEvents.LeadCaptured;
import io.kring.contacts.recognition.RecognitionEvents.MessageReceived;
import io.kring.contacts.recognition.RecognitionEvents.OptedOut;
import io.kring.testkit.Contracts;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecognitionContractTest {
    private static final UUID SJOUKJE = UUID.fromString("0199c0de-0001-7000-8000-000000000001");
    private static final UUID LEAD = UUID.fromString("0199c0de-0002-7000-8000-000000000002");
    private static final Instant AT = Instant.parse("2026-03-01T09:30:00Z");

    @Test
    void publishesWhoIsIdentified() {
        Contracts.assertPublishes("contact.identified.v1", new ContactIdentified(SJOUKJE, "lead", LEAD, true));
    }

    @Test
    void readsLeads() {
        // When
        var lead = Contracts.read("lead.captured.v1", LeadCaptured.class);

        // Then
        assertThat(lead.leadId()).isEqualTo(LEAD);
        assertThat(lead.addresses())
                .containsExactly(Identity.email("sjoukje@example.org"), Identity.phone("+31612345678"));
        assertThat(lead.capturedAt()).isEqualTo(AT);
        assertThat(lead.note()).isEqualTo("Please call me about a mooring");
        var person = lead.person();
        assertThat(person.familyName()).isEqualTo("Hoekstra");
        assertThat(person.country()).isEqualTo("NL");
        assertThat(person.consents()).singleElement().satisfies(consent -> {
            assertThat(consent.state()).isEqualTo(ConsentState.granted);
            assertThat(consent.proof().ip()).isEqualTo("203.0.113.7");
        });
    }

    @Test
    void readsMessages() {
        // When
        var message = Contracts.read("message.received.v1", MessageReceived.class);

        // Then
        var id = UUID.fromString("0199c0de-0008-7000-8000-000000000008");
        assertThat(message)
                .isEqualTo(
                        new MessageReceived(id, SJOUKJE, Channel.sms, "+31612345678", "Yes please, for two boats", AT));
    }

    @Test
    void readsOptOuts() {
        assertThat(Contracts.read("message.opted-out.v1", OptedOut.class))
                .isEqualTo(new OptedOut(SJOUKJE, Channel.sms, "+31612345678", "STOP", AT));
    }
}
