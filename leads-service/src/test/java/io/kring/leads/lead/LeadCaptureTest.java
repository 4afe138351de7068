package io.kring.leads.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kring.leads.consent.Channel;
import io.kring.leads.consent.Consent;
import io.kring.leads.consent.Purpose;
import io.kring.leads.consent.Wording;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LeadCaptureTest {
    private static final Consent SMS = consent(Channel.sms);
    private static final Consent EMAIL = consent(Channel.email);

    @Test
    void consentComesWithItsAddress() {
        // When
        var details = capture("a@example.org", "0612345678", SMS, EMAIL).checked("NL");

        // Then
        assertThat(details.phone()).isEqualTo("+31612345678");
    }

    @Test
    void consentToSmsNeedsAPhoneNumber() {
        // When
        assertThatThrownBy(() -> capture("a@example.org", null, SMS).checked("NL"))
                // Then
                .hasMessageContaining("fields.phone is needed");
    }

    @Test
    void consentToEmailNeedsAnAddress() {
        // When
        assertThatThrownBy(() -> capture(null, "0612345678", EMAIL).checked("NL"))
                // Then
                .hasMessageContaining("fields.email is needed");
    }

    @Test
    void consentIsGivenOnce() {
        // When
        assertThatThrownBy(() -> capture(null, "0612345678", SMS, SMS).checked("NL"))
                // Then
                .hasMessageContaining("only once");
    }

    private static LeadCapture capture(@Nullable String email, @Nullable String phone, Consent... consents) {
        var details = new LeadDetails("", "", email, phone, null, null, null, null, null);
        return new LeadCapture(details, "fields.", "form:x", null, List.of(consents), Instant.EPOCH);
    }

    private static Consent consent(Channel channel) {
        return Consent.to(new Wording(channel, Purpose.marketing, "Yes", false), "form:x", Instant.EPOCH, null);
    }
}
