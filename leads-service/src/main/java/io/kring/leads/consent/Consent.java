package io.kring.leads.consent;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Consent that was given, with its proof.
 *
 * @param state always {@code granted}: what is not ticked is no withdrawal
 */
public record Consent(Channel channel, Purpose purpose, String state, Proof proof) {
    public static Consent granted(Wording wording, String source, Instant at, @Nullable String ip) {
        return of(wording.channel(), wording.purpose(), new Proof(source, wording.text(), at, ip));
    }

    public static Consent of(Channel channel, Purpose purpose, Proof proof) {
        return new Consent(channel, purpose, "granted", proof);
    }
}
