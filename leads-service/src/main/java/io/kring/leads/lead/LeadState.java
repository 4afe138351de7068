package io.kring.leads.lead;

import com.fasterxml.jackson.annotation.JsonValue;
import io.kring.platform.problem.Problems;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Where a lead stands; written in lower case. */
public enum LeadState {
    NEW,
    QUALIFIED,
    CONVERTED,
    DISQUALIFIED;

    static LeadState of(String written) {
        return valueOf(written.toUpperCase(Locale.ROOT));
    }

    /** Where it can go from here; a converted lead stays what it is, because an opportunity has come of it. */
    Set<LeadState> next() {
        return switch (this) {
            case NEW -> EnumSet.of(QUALIFIED, CONVERTED, DISQUALIFIED);
            case QUALIFIED -> EnumSet.of(CONVERTED, DISQUALIFIED);
            case DISQUALIFIED -> EnumSet.of(QUALIFIED);
            case CONVERTED -> EnumSet.noneOf(LeadState.class);
        };
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 409 where it cannot go there; to stay is always possible */
    LeadState moveTo(LeadState state) {
        if (state != this && !next().contains(state)) {
            throw Problems.conflict("state", "is " + this + " and cannot become " + state);
        }
        return state;
    }

    @Override
    @JsonValue
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
