package io.kring.contacts.activity;

import java.time.Instant;
import java.util.UUID;

/**
 * The event {@code activity.deleted.v1}.
 *
 * @param version the last one, which has no state
 */
record ActivityDeleted(UUID activityId, int version, Instant deletedAt, String deletedBy) {}
