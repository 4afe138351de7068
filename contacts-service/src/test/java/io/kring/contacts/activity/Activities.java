package io.kring.contacts.activity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Activities as examples. */
final class Activities {
    static final UUID ID = UUID.fromString("0199c0de-000d-7000-8000-000000000001");
    static final UUID SJOUKJE = UUID.fromString("0199c0de-0001-7000-8000-000000000001");
    static final Instant AT = Instant.parse("2026-03-01T09:30:00Z");

    private Activities() {}

    static ActivityInput input(ActivityType type, @Nullable String subject, @Nullable String text) {
        return new ActivityInput(type, List.of(SJOUKJE), subject, text, AT, null, null, null, null, null, null, null);
    }

    static ActivityView note(String text) {
        return new ActivityView(
                ID,
                0,
                ActivityType.note,
                List.of(SJOUKJE),
                null,
                text,
                AT,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                "sara",
                AT,
                AT);
    }

    static ActivityView task(int version, @Nullable Instant doneAt) {
        return new ActivityView(
                ID,
                version,
                ActivityType.task,
                List.of(SJOUKJE),
                "Send the quote",
                "Mooring for two boats",
                AT,
                null,
                null,
                null,
                null,
                Instant.parse("2026-03-03T16:00:00Z"),
                doneAt,
                "sara",
                "sara",
                AT,
                doneAt == null ? AT : doneAt);
    }

    static ActivityView call(Direction direction, @Nullable String subject, @Nullable String outcome) {
        return new ActivityView(
                ID,
                0,
                ActivityType.call,
                List.of(SJOUKJE),
                subject,
                null,
                AT,
                5,
                direction,
                outcome,
                null,
                null,
                null,
                null,
                "sara",
                AT,
                AT);
    }

    static ActivityView meeting(@Nullable String place) {
        return new ActivityView(
                ID,
                0,
                ActivityType.meeting,
                List.of(SJOUKJE),
                "Season plans",
                null,
                AT,
                60,
                null,
                null,
                place,
                null,
                null,
                null,
                "sara",
                AT,
                AT);
    }
}
