package io.kring.leads.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LeadTest {
    private final Lead lead = new Lead(
            new LeadDetails("Sjoukje", "Hoekstra", "sjoukje@example.org", null, null, null, null, null, null),
            "user:sara",
            null,
            Instant.now());

    @Test
    void isConvertedForThePersonBehindIt() {
        // Given
        var contact = UUID.randomUUID();
        lead.identify(contact);

        // When
        var converted = lead.convert();

        // Then
        assertThat(converted).isEqualTo(contact);
        assertThat(lead.state()).isEqualTo(LeadState.CONVERTED);
    }

    @Test
    void isConvertedOnlyOnce() {
        // Given
        lead.identify(UUID.randomUUID());
        lead.convert();

        // When
        assertThatThrownBy(lead::convert)
                // Then
                .hasMessageContaining("state is converted");
    }

    @Test
    void waitsForItsPerson() {
        // When
        assertThatThrownBy(lead::convert)
                // Then
                .hasMessageContaining("contactId is being matched to a contact; try again");
    }

    @Test
    void isNotConvertedByAChange() {
        // When
        assertThatThrownBy(() -> lead.change(new LeadChange(LeadState.CONVERTED, null, null)))
                // Then
                .hasMessageContaining("/conversion");
    }
}
