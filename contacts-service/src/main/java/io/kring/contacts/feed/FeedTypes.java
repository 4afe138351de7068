package io.kring.contacts.feed;

import io.kring.platform.problem.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The types of events that are passed on. */
final class FeedTypes {
    static final String DELETED = "contact.deleted.v1";
    static final String CONSENT_CHANGED = "contact.consent-changed.v1";

    private static final List<String> ALL = List.of(
            "contact.created.v1",
            "contact.updated.v1",
            DELETED,
            "contact.merged.v1",
            "contact.unmerged.v1",
            CONSENT_CHANGED);

    private FeedTypes() {}

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 where it is none of them */
    static @Nullable String read(@Nullable String type) {
        if (type != null && !ALL.contains(type)) {
            throw Problems.badRequest("type", "must be one of " + String.join(", ", ALL));
        }
        return type;
    }
}
