package io.kring.contacts.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sensitive fields that somebody has read. A request that reads those of more than 1,000 people has several, and so has an export.
 *
 * @param query of the request as it was sent, with the filter or what was searched for
 * @param fields that were in the answer
 * @param people how many
 * @param contactIds who they were
 * @param traceId of the request
 * @param origin the address that the request came from, as far as the connection tells
 */
public record Read(
        UUID readId,
        Instant at,
        String user,
        String method,
        String path,
        @Nullable String query,
        List<String> fields,
        int people,
        List<UUID> contactIds,
        @Nullable String traceId,
        @Nullable String origin) {}
