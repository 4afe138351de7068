package io.kring.contacts.activity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An activity as callers see it, and the events {@code activity.created.v1} and {@code activity.updated.v1}.
 *
 * @param version counts the changes, from 0; also the ETag
 * @param contactIds the persons it concerns, without those who were deleted since
 * @param at when it happened or is to happen
 * @param doneAt when a task was done; null while it is open
 */
public record ActivityView(
        UUID activityId,
        int version,
        ActivityType type,
        List<UUID> contactIds,
        @Nullable String subject,
        @Nullable String text,
        Instant at,
        @Nullable Integer durationMinutes,
        @Nullable Direction direction,
        @Nullable String outcome,
        @Nullable String place,
        @Nullable Instant dueAt,
        @Nullable Instant doneAt,
        @Nullable String assignee,
        String createdBy,
        Instant createdAt,
        Instant updatedAt) {}
