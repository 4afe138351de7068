package io.kring.leads.opportunity;

import com.fasterxml.jackson.annotation.JsonValue;
import io.kring.platform.problem.Problems;
import java.util.Locale;

/** How far an opportunity has come; written in lower case. */
public enum Stage {
    PROSPECTING,
    QUALIFICATION,
    PROPOSAL,
    WON,
    LOST;

    static Stage of(String written) {
        return valueOf(written.toUpperCase(Locale.ROOT));
    }

    boolean closed() {
        return this == WON || this == LOST;
    }

    /**
     * Open stages are worked through in any order, forth and back.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 where the next one is an end, which needs an outcome
     */
    static Stage open(Stage next) {
        if (next.closed()) {
            throw Problems.unprocessable("stage", "becomes " + next + " by POST /opportunities/{id}/closing");
        }
        return next;
    }

    @Override
    @JsonValue
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
