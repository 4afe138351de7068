package io.kring.contacts.activity;

import static io.kring.contacts.activity.ActivityType.call;
import static io.kring.contacts.activity.ActivityType.meeting;
import static io.kring.contacts.activity.ActivityType.note;
import static io.kring.contacts.activity.ActivityType.task;

import io.kring.platform.problem.Problems;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an activity needs and may have by its type. */
final class ActivityRules {
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private ActivityRules() {}

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 that names the first field at fault, and what to do about it */
    static void check(ActivityInput activity) {
        var type = activity.type();
        needed("text", activity.text(), type, note);
        needed("subject", activity.subject(), type, task, meeting);
        needed("direction", activity.direction(), type, call);
        only("direction", activity.direction(), type, call);
        only("durationMinutes", activity.durationMinutes(), type, call, meeting);
        only("outcome", activity.outcome(), type, call, meeting);
        only("place", activity.place(), type, meeting);
        only("dueAt", activity.dueAt(), type, task);
        only("doneAt", activity.doneAt(), type, task);
        only("assignee", activity.assignee(), type, task);
        sane("at", activity.at());
        sane("dueAt", activity.dueAt());
    }

    private static void needed(String field, @Nullable Object value, ActivityType type, ActivityType... types) {
        if (value == null && Arrays.asList(types).contains(type)) {
            throw Problems.badRequest(field, "is needed for a " + type);
        }
    }

    private static void only(String field, @Nullable Object value, ActivityType type, ActivityType... types) {
        if (value != null && !Arrays.asList(types).contains(type)) {
            var others = Arrays.stream(types).map(ActivityType::name).collect(Collectors.joining(" or "));
            throw Problems.badRequest(
                    field, "belongs to a " + others + ": leave it out of a " + type + ", or make it a " + others);
        }
    }

    private static void sane(String field, @Nullable Instant time) {
        if (time != null && (time.isBefore(EARLIEST) || !time.isBefore(LATEST))) {
            throw Problems.badRequest(field, "must be a time from 1900 to 2199");
        }
    }
}
