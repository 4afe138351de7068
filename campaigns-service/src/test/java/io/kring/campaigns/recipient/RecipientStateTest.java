package io.kring.campaigns.recipient;

import static io.kring.campaigns.recipient.RecipientState.delivered;
import static io.kring.campaigns.recipient.RecipientState.failed;
import static io.kring.campaigns.recipient.RecipientState.requested;
import static io.kring.campaigns.recipient.RecipientState.sent;
import static io.kring.campaigns.recipient.RecipientState.suppressed;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecipientStateTest {
    @Test
    void statesOnlyGoForward() {
        assertThat(requested.before()).isEmpty();
        assertThat(sent.before()).containsExactly(requested);
        assertThat(delivered.before()).containsExactly(requested, sent);
        assertThat(failed.before()).containsExactly(requested, sent);
        assertThat(suppressed.before()).containsExactly(requested, sent);
    }
}
