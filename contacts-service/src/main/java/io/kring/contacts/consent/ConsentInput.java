package io.kring.contacts.consent;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/** Consent as it is recorded, with its proof. */
public record ConsentInput(
        @NotNull Channel channel,
        @NotNull Purpose purpose,
        @NotNull ConsentState state,
        @NotNull @Valid Proof proof) {
    public Consent consent() {
        return new Consent(channel, purpose, state);
    }
}
