package io.kring.contacts.customfield;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A custom field as callers see it.
 *
 * @param key by which it is named in JSON, in filters as {@code custom.key}, and in files
 * @param choices of a field of choices; empty for others
 */
public record CustomFieldView(
        UUID fieldId, int version, String key, String label, FieldType type, List<String> choices, Instant createdAt) {}
