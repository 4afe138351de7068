package io.kring.contacts.optin;

import io.kring.contacts.consent.Channel;
import io.kring.contacts.consent.Purpose;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is asked to confirm.
 *
 * @param channel sms or email: the message that asks goes there too
 * @param address one of the person's own; their main one of the channel where it is absent
 * @param text the words that they consent to, which become the proof; words of ours in their language where they are absent
 * @param source where they asked for it, such as {@code form:<slug>}; the user where it is absent
 */
public record ConsentRequestInput(
        @NotNull Channel channel,
        @NotNull Purpose purpose,
        @Nullable @Size(max = 320) String address,
        @Nullable @Size(min = 1, max = 1000) String text,
        @Nullable @Size(min = 1, max = 300) String source) {}
