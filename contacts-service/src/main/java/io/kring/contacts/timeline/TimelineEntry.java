package io.kring.contacts.timeline;

import io.kring.contacts.permission.Grants;
import io.kring.contacts.permission.PersonFields;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened with a person, or is to happen.
 *
 * @param id of the event that told of it, or its own where no event did
 * @param kind the event's type without its version, such as {@code message.received}; of what staff wrote down {@code note},
 *     {@code task}, {@code task.done}, {@code call} or {@code meeting}
 * @param channel {@code sms}, {@code email}, {@code phone}; null where it happened on none
 * @param service who told
 * @param subjectId the message, order, activity, … that it is about
 * @param traceId the trace that leads back to its cause
 */
public record TimelineEntry(
        UUID id,
        Instant occurredAt,
        String kind,
        @Nullable String channel,
        String summary,
        String service,
        String subjectId,
        @Nullable String traceId) {

    /** What names people, or tells of their consent, without it where that is hidden. */
    TimelineEntry shown(Grants grants) {
        var hidden = kind.equals("contact.consent-changed")
                ? grants.hides(PersonFields.CONSENTS)
                : kind.startsWith("contact.") && grants.hides("name");
        return hidden ? new TimelineEntry(id, occurredAt, kind, null, "", service, subjectId, traceId) : this;
    }

    /** The id of the trace in a {@code traceparent} (W3C Trace Context, 3.2). */
    public static @Nullable String traceId(@Nullable String traceparent) {
        return traceparent == null ? null : traceparent.split("-", 3)[1];
    }
}
