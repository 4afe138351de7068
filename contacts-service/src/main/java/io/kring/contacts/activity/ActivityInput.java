package io.kring.contacts.activity;

import io.kring.contacts.consent.Occurred;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An activity as staff write it down. What its type may have, and needs, is checked by {@link ActivityRules}.
 *
 * @param contactIds the persons it concerns
 * @param at when it happened or is to happen; now where it is not given
 * @param durationMinutes of a call or meeting, up to a week
 * @param direction of a call
 * @param outcome of a call or meeting, in a few words
 * @param place of a meeting
 * @param dueAt by when a task is to be done
 * @param doneAt when a task was done; null while it is open
 * @param assignee the user who is to do a task
 */
public record ActivityInput(
        @NotNull ActivityType type,
        @Size(max = ActivityInput.MOST_CONTACTS) List<@NotNull UUID> contactIds,
        @Nullable @Size(max = 200) String subject,
        @Nullable @Size(max = 20_000) String text,
        @Nullable Instant at,
        @Nullable @Min(0) @Max(10_080) Integer durationMinutes,
        @Nullable Direction direction,
        @Nullable @Size(max = 200) String outcome,
        @Nullable @Size(max = 200) String place,
        @Nullable Instant dueAt,
        @Nullable @Occurred Instant doneAt,
        @Nullable @Size(max = 200) String assignee) {

    static final int MOST_CONTACTS = 50;

    /** Times are as precise as PostgreSQL keeps them: what is told and what is stored are the same. */
    public ActivityInput {
        contactIds =
                contactIds == null ? List.of() : contactIds.stream().distinct().toList();
        subject = given(subject);
        text = given(text);
        at = micros(at);
        outcome = given(outcome);
        place = given(place);
        dueAt = micros(dueAt);
        doneAt = micros(doneAt);
        assignee = given(assignee);
    }

    /** An activity as it is, to be changed in part. */
    static ActivityInput of(ActivityView activity) {
        return new ActivityInput(
                activity.type(),
                activity.contactIds(),
                activity.subject(),
                activity.text(),
                activity.at(),
                activity.durationMinutes(),
                activity.direction(),
                activity.outcome(),
                activity.place(),
                activity.dueAt(),
                activity.doneAt(),
                activity.assignee());
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static @Nullable Instant micros(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.MICROS);
    }
}
