package io.kring.campaigns.segment;

import java.time.Instant;
import java.util.UUID;

/** A segment as callers see it; the version is also the ETag. */
public record SegmentView(
        UUID segmentId,
        int version,
        String name,
        String filter,
        String createdBy,
        Instant createdAt,
        Instant updatedAt) {}
