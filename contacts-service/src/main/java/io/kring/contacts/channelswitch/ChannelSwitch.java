package io.kring.contacts.channelswitch;

import io.kring.contacts.consent.Channel;
import io.kring.contacts.consent.ConsentInput;
import io.kring.contacts.consent.ConsentState;
import io.kring.contacts.consent.Proof;
import io.kring.contacts.consent.Purpose;
import io.kring.platform.problem.Problems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants to hear from us by one channel instead of another.
 *
 * @param from the channel that they want no more
 * @param to the channel that they want, and prefer from now on
 * @param purpose what for; marketing where it is absent
 * @param proof of both: what they said, and to whom
 */
public record ChannelSwitch(
        @NotNull Channel from,
        @NotNull Channel to,
        @Nullable Purpose purpose,
        @NotNull @Valid Proof proof) {

    public ChannelSwitch {
        purpose = Objects.requireNonNullElse(purpose, Purpose.marketing);
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 where both are the same */
    List<ConsentInput> consents() {
        if (from == to) {
            throw Problems.badRequest("to", "must be another channel than from");
        }
        var purpose = Objects.requireNonNull(this.purpose);
        return List.of(
                new ConsentInput(from, purpose, ConsentState.withdrawn, proof),
                new ConsentInput(to, purpose, ConsentState.granted, proof));
    }
}
