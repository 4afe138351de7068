package io.kring.contacts.activity;

import io.kring.contacts.timeline.TimelineEntry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How an activity reads on the timeline of each person whom it concerns: the same state gives entries with the same ids and
 * times, so that those of the state before can be found.
 */
final class ActivityEntries {
    private static final int LONGEST_SUMMARY = 200;

    private ActivityEntries() {}

    /**
     * @param service the name of this one
     * @param traceId of the request that made this state
     */
    static List<TimelineEntry> of(ActivityView activity, String service, @Nullable String traceId) {
        var id = activity.activityId();
        var channel = activity.type() == ActivityType.call ? "phone" : null;
        var entries = new ArrayList<TimelineEntry>();
        entries.add(new TimelineEntry(
                id,
                activity.at(),
                activity.type().name(),
                channel,
                summary(activity),
                service,
                id.toString(),
                traceId));
        if (activity.doneAt() != null) {
            entries.add(done(activity, activity.doneAt(), service, traceId));
        }
        return entries;
    }

    private static TimelineEntry done(ActivityView task, Instant at, String service, @Nullable String traceId) {
        var id = task.activityId().toString();
        return new TimelineEntry(
                UUID.nameUUIDFromBytes((id + " done").getBytes(StandardCharsets.UTF_8)),
                at,
                "task.done",
                null,
                "Done: " + summary(task),
                service,
                id,
                traceId);
    }

    private static String summary(ActivityView activity) {
        var about = activity.subject() == null ? beginning(activity.text()) : activity.subject();
        return switch (activity.type()) {
            case note, task -> about;
            case meeting -> activity.place() == null ? about : about + ", " + activity.place();
            case call -> {
                var call = activity.direction() == Direction.inbound ? "Inbound call" : "Outbound call";
                yield call
                        + (about.isEmpty() ? "" : ": " + about)
                        + (activity.outcome() == null ? "" : " (" + activity.outcome() + ")");
            }
        };
    }

    private static String beginning(@Nullable String text) {
        var whole = Objects.requireNonNullElse(text, "");
        if (whole.codePointCount(0, whole.length()) <= LONGEST_SUMMARY) {
            return whole;
        }
        return whole.substring(0, whole.offsetByCodePoints(0, LONGEST_SUMMARY - 1)) + "…";
    }
}
