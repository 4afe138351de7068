package io.kring.contacts.contact;

import io.kring.platform.problem.Problems;
import org.jspecify.annotations.Nullable;

/** What to do where somebody is certainly known already. */
public enum OnDuplicate {
    /** they are not written down, and whoever asked for it is told who it is */
    REFUSE,
    /** they are written down */
    ACCEPT,
    /** they are written down, and somebody is to look at the two */
    REVIEW;

    public static final String HEADER = "Kring-Allow-Duplicates";

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 where the header is neither true nor false */
    public static OnDuplicate ofHeader(@Nullable String header) {
        if (header == null || header.equalsIgnoreCase("false")) {
            return REFUSE;
        }
        if (header.equalsIgnoreCase("true")) {
            return ACCEPT;
        }
        throw Problems.badRequest(HEADER, "must be true or false");
    }
}
