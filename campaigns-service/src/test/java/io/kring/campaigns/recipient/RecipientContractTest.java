package io.kring.campaigns.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import io.kring.campaigns.recipient.RecipientEvents.Failed;
import io.kring.campaigns.recipient.RecipientEvents.Moved;
import io.kring.campaigns.recipient.RecipientEvents.Suppressed;
import io.kring.testkit.Contracts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecipientContractTest {
    @ParameterizedTest
    @ValueSource(strings = {"message.sent.v1", "message.delivered.v1"})
    void readsThatAMessageMovedOn(String type) {
        assertThat(Contracts.read(type, Moved.class)).hasNoNullFieldsOrPropertiesExcept("why");
    }

    @Test
    void readsWhyItDidNot() {
        // When
        var failed = Contracts.read("message.failed.v1", Failed.class);
        var suppressed = Contracts.read("message.suppressed.v1", Suppressed.class);

        // Then
        assertThat(failed).hasNoNullFieldsOrProperties();
        assertThat(failed.why()).isEqualTo("30005 Unknown destination handset");
        assertThat(suppressed).hasNoNullFieldsOrProperties();
        assertThat(suppressed.why()).isEqualTo("no-consent");
    }
}
