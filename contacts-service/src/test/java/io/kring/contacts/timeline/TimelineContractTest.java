package io.kring.contacts.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.kring.contacts.timeline.TimelineEvents.Told;
import io.kring.testkit.Contracts;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimelineContractTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "contact.created.v1         | ContactCreated     | -   | Became known as Sjoukje Hoekstra",
                "contact.consent-changed.v1 | ConsentChanged     | sms | Consent for marketing by sms withdrawn (sms:+31612345678)",
                "contact.merged.v1          | ContactMerged      | -   | Merged: Sjoukje Hoekstra",
                "contact.unmerged.v1        | ContactUnmerged    | -   | On their own again: S. Hoekstra",
                "lead.converted.v1          | LeadConverted      | -   | Lead converted by sara",
                "opportunity.created.v1     | OpportunityCreated | -   | Opportunity Mooring for 2026, 1250.5 EUR",
                "opportunity.closed.v1      | OpportunityClosed  | -   | Opportunity Mooring for 2026 won, 1250.5 EUR",
                "order.recorded.v1          | OrderRecorded      | -   | Ordered Mooring, 12 months for 1250.5 EUR",
                "message.sent.v1            | MessageSent        | sms | Hoi Sjoukje, the season opens on Saturday. Reply STOP to stop.",
                "message.failed.v1          | MessageFailed      | sms | Not delivered: Unknown destination handset",
                "message.suppressed.v1      | MessageSuppressed  | sms | Not sent: no-consent",
            })
    void readsWhatIsTold(String type, String record, @Nullable String channel, String summary)
            throws ClassNotFoundException {
        // When
        var told = (Told) Contracts.read(type, Class.forName(TimelineEvents.class.getName() + "$" + record));

        // Then
        assertThat(told.contactId()).isEqualTo(UUID.fromString("0199c0de-0001-7000-8000-000000000001"));
        assertThat(told.at()).isEqualTo(Instant.parse("2026-03-01T09:30:00Z"));
        assertThat(told.channel()).isEqualTo(channel);
        assertThat(told.summary()).isEqualTo(summary);
    }
}
