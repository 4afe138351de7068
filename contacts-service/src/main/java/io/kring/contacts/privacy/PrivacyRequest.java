package io.kring.contacts.privacy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is done for a person.
 *
 * @param contactIds every id that they have or had
 * @param addresses every address that they have or had; none once nothing is looked for by them any more
 * @param reason of an erasure
 * @param dueAt when the law wants it done: a month after it was asked for
 * @param doneAt when every service had answered for the first time; null until then
 */
public record PrivacyRequest(
        UUID requestId,
        RequestKind kind,
        boolean dryRun,
        RequestState state,
        UUID contactId,
        List<UUID> contactIds,
        List<String> addresses,
        @Nullable ErasureReason reason,
        String askedBy,
        Instant askedAt,
        Instant dueAt,
        @Nullable Instant doneAt) {

    /** GDPR, Article 12(3): a month, of which the shortest has 28 days and this one, as is usual, 30. */
    static final Period DUE = Period.ofDays(30);

    /** How long a package can be read. */
    static final Period READABLE = Period.ofDays(30);

    /** How long a topic keeps an event: seven days, and a day for the segment that it is in to be closed. */
    static final Duration EVENT_LOG = Duration.ofDays(8);

    static PrivacyRequest asked(
            UUID id,
            RequestKind kind,
            boolean dryRun,
            UUID contact,
            List<UUID> contactIds,
            List<String> addresses,
            @Nullable ErasureReason reason,
            String by,
            Instant at) {
        var first = kind == RequestKind.access
                ? RequestState.collecting
                : dryRun ? RequestState.counting : RequestState.erasing;
        return new PrivacyRequest(
                id, kind, dryRun, first, contact, contactIds, addresses, reason, by, at, at.plus(DUE), null);
    }

    /** Until when an event of the time before may bring something back; it is looked for until then. */
    Instant watchedUntil() {
        return (doneAt == null ? askedAt : doneAt).plus(EVENT_LOG);
    }

    /** The last day on which a topic may name them: the last re-scan names their addresses, too. */
    LocalDate eventLogKeptUntil() {
        return LocalDate.ofInstant(watchedUntil().plus(EVENT_LOG), ZoneOffset.UTC);
    }

    /** Until when the package can be read; null while there is none. */
    @Nullable
    Instant readableUntil() {
        return kind == RequestKind.access && doneAt != null ? doneAt.plus(READABLE) : null;
    }
}
