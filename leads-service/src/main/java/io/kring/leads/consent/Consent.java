package io.kring.leads.consent;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Consent that was given, with its proof.
 *
 * @param state {@code granted}, or {@code requested} while it has to be confirmed; what is not ticked is no withdrawal
 */
public record Consent(Channel channel, Purpose purpose, String state, Proof proof) {
    private static final String REQUESTED = "requested";

    /** A yes to these words, which may have to be confirmed. */
    public static Consent to(Wording wording, String source, Instant at, @Nullable String ip) {
        var given = of(wording.channel(), wording.purpose(), new Proof(source, wording.text(), at, ip));
        return wording.doubleOptIn() ? new Consent(given.channel, given.purpose, REQUESTED, given.proof) : given;
    }

    /** Whether it counts only once it is confirmed. */
    public boolean hasToBeConfirmed() {
        return state.equals(REQUESTED);
    }

    public static Consent of(Channel channel, Purpose purpose, Proof proof) {
        return new Consent(channel, purpose, "granted", proof);
    }
}
