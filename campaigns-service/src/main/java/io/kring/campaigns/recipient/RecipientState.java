package io.kring.campaigns.recipient;

import io.kring.platform.problem.Problems;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a message so far; spelt as in JSON and SQL. A state is only ever followed by a later one. */
public enum RecipientState {
    requested(0),
    sent(1),
    delivered(2),
    failed(2),
    suppressed(2);

    private final int step;

    RecipientState(int step) {
        this.step = step;
    }

    /** The states that this one may follow. */
    List<RecipientState> before() {
        return Arrays.stream(values()).filter(other -> other.step < step).toList();
    }

    /** The query parameter {@code state}; null where it is not given. */
    public static @Nullable RecipientState parse(@Nullable String state) {
        if (state == null) {
            return null;
        }
        return Arrays.stream(values())
                .filter(known -> known.name().equals(state))
                .findFirst()
                .orElseThrow(() -> Problems.badRequest("state", "must be one of " + Arrays.toString(values())));
    }
}
