package io.kring.messaging.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.kring.messaging.directory.Channel;
import io.kring.messaging.directory.Purpose;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            # purpose,  known, preferred, consent,   optedOut, address,      reason
            marketing,  true,  ,          granted,   false,    +31612345678,
            marketing,  true,  sms,       granted,   false,    +31612345678,
            marketing,  true,  email,     granted,   false,    +31612345678, PREFERS_OTHER_CHANNEL
            marketing,  true,  post,      granted,   false,    +31612345678, PREFERS_OTHER_CHANNEL
            marketing,  true,  ,          ,          false,    +31612345678, NO_CONSENT
            marketing,  true,  ,          withdrawn, false,    +31612345678, OPTED_OUT
            marketing,  true,  ,          granted,   true,     +31612345678, OPTED_OUT
            marketing,  true,  ,          granted,   false,    ,             NO_ADDRESS
            marketing,  false, ,          ,          false,    ,             UNKNOWN_CONTACT
            service,    true,  ,          ,          false,    +31612345678,
            service,    true,  email,     ,          true,     +31612345678,
            service,    true,  ,          withdrawn, false,    +31612345678, OPTED_OUT
            service,    true,  ,          ,          false,    ,             NO_ADDRESS
            service,    false, ,          ,          false,    +31612345678, UNKNOWN_CONTACT""")
    void aMessageLeavesOnlyWhereItMay(
            Purpose purpose,
            boolean known,
            @Nullable String preferred,
            @Nullable String consent,
            boolean optedOut,
            @Nullable String address,
            @Nullable Suppression reason) {
        // Given
        var recipient = new Gate.Recipient(known, preferred, consent, optedOut, address);

        // When
        var verdict = Gate.check(Channel.sms, purpose, recipient);

        // Then
        assertThat(verdict.orElse(null)).isEqualTo(reason);
    }
}
