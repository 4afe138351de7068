package io.kring.devstack.sandbox;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that happened in the sandbox: one line of its journal, from which it knows everything after a restart. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "entry")
@JsonSubTypes({
    @JsonSubTypes.Type(name = "accepted", value = Entry.Accepted.class),
    @JsonSubTypes.Type(name = "repeated", value = Entry.Repeated.class),
    @JsonSubTypes.Type(name = "replied", value = Entry.Replied.class),
    @JsonSubTypes.Type(name = "settled", value = Entry.Settled.class),
    @JsonSubTypes.Type(name = "mailed", value = Entry.Mailed.class)
})
sealed interface Entry {

    /** A tenant sent a message and was told its id. */
    record Accepted(
            String sid,
            String tenant,
            String to,
            String from,
            String text,
            @Nullable String callback,
            @Nullable String key,
            String at)
            implements Entry {}

    /** A tenant sent the same idempotency key again. */
    record Repeated(String sid) implements Entry {}

    /** A customer wrote to a tenant's number. */
    record Replied(String sid, String tenant, String from, String to, String text, String at) implements Entry {}

    /** The tenant has acknowledged the webhook about that message. */
    record Settled(String sid) implements Entry {}

    /** A mail arrived in a customer's mailbox; {@code tenant} is empty when no tenant sends from that address. */
    record Mailed(String messageId, String tenant, String to, String from, String subject, String text, String at)
            implements Entry {}

    static String now() {
        return Instant.now().toString();
    }
}
