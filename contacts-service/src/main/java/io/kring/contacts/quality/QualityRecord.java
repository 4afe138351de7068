package io.kring.contacts.quality;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person in whom something may be wrong.
 *
 * @param owner the user who looks after them
 */
public record QualityRecord(
        UUID contactId,
        String givenName,
        String familyName,
        @Nullable String owner,
        List<Issue> issues) {

    /** What may be wrong, and what that means. */
    public record Issue(
            String issue, String field, QualityRule.Kind kind, QualityRule.Severity severity, String meaning) {
        static Issue of(QualityRule rule) {
            return new Issue(rule.id(), rule.field().name(), rule.kind(), rule.severity(), rule.meaning());
        }
    }

    static QualityRecord of(QualitySubject person, List<QualityRule> found) {
        return new QualityRecord(
                person.contactId(),
                person.givenName(),
                person.familyName(),
                person.owner(),
                found.stream().map(Issue::of).toList());
    }
}
