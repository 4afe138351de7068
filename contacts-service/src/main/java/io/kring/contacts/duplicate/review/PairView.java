package io.kring.contacts.duplicate.review;

import io.kring.contacts.duplicate.Decision;
import io.kring.contacts.matching.Match.Reason;
import io.kring.contacts.matching.Match.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Two people who may be one.
 *
 * @param score in bits; one more is twice as likely
 * @param reasons of the score, by field
 * @param foundAt when they were last compared
 * @param decision null while nobody has looked at them
 */
public record PairView(
        UUID pairId,
        One first,
        One second,
        double score,
        Verdict verdict,
        List<Reason> reasons,
        Instant foundAt,
        @Nullable Decision decision,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt) {

    /** One of the two. */
    public record One(UUID contactId, String givenName, String familyName) {}
}
