package io.kring.contacts.duplicate;

import io.kring.contacts.matching.Match;
import io.kring.contacts.matching.Match.Reason;
import io.kring.contacts.matching.Match.Verdict;
import io.kring.contacts.permission.Grants;
import java.util.List;
import java.util.UUID;

/**
 * Somebody who may be the same person.
 *
 * @param score in bits; one more is twice as likely
 * @param reasons of the score, by field
 */
public record Candidate(
        UUID contactId, String givenName, String familyName, double score, Verdict verdict, List<Reason> reasons) {
    static Candidate of(Known known, Match match) {
        return new Candidate(
                known.contactId(),
                known.givenName(),
                known.familyName(),
                match.score(),
                match.verdict(),
                match.reasons());
    }

    Candidate shown(Grants grants) {
        return new Candidate(
                contactId,
                grants.hides("givenName") ? "" : givenName,
                grants.hides("familyName") ? "" : familyName,
                score,
                verdict,
                reasons.stream()
                        .filter(reason -> !grants.hides(reason.field().name()))
                        .toList());
    }

    public boolean isCertain() {
        return verdict == Verdict.certain;
    }
}
