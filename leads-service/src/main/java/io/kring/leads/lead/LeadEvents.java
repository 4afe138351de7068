package io.kring.leads.lead;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.kring.leads.consent.Channel;
import io.kring.leads.consent.Consent;
import io.kring.leads.consent.Proof;
import io.kring.leads.consent.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What this feature publishes and hears. */
final class LeadEvents {
    private LeadEvents() {}

    /** The event {@code lead.captured.v1}. */
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
            @Nullable String company,
            @Nullable String note,
            @Nullable UUID campaignId,
            List<Consent> consents,
            @JsonInclude(Include.NON_EMPTY) List<ToConfirm> consentsToConfirm,
            Instant capturedAt) {

        /** A yes that counts once it is confirmed. */
        record ToConfirm(Channel channel, Purpose purpose, Proof proof) {}

        static LeadCaptured of(UUID lead, LeadDetails details, LeadCapture capture) {
            return new LeadCaptured(
                    lead,
                    capture.source(),
                    details.givenName(),
                    details.familyName(),
                    details.email(),
                    details.phone(),
                    details.city(),
                    details.country(),
                    details.language(),
                    details.company(),
                    details.note(),
                    capture.campaignId(),
                    capture.granted(),
                    capture.toConfirm().stream()
                            .map(consent -> new ToConfirm(consent.channel(), consent.purpose(), consent.proof()))
                            .toList(),
                    capture.at());
        }
    }

    /** The event {@code lead.converted.v1}. */
    record LeadConverted(UUID leadId, UUID contactId, UUID opportunityId, String convertedBy, Instant convertedAt) {}

    /** The event {@code contact.identified.v1}, of which only those about leads matter here. */
    record ContactIdentified(UUID contactId, String subjectType, UUID subjectId) {
        boolean isOfLead() {
            return subjectType.equals("lead");
        }
    }
}
