package io.kring.contacts.change;

import io.kring.platform.problem.Problems;
import org.jspecify.annotations.Nullable;

/** Query parameters that are true or false: whoever misspells {@code dryRun} does not want it to be done for real. */
public final class Flags {
    private Flags() {}

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 that names it where it is neither {@code true} nor {@code false} */
    public static boolean of(String parameter, @Nullable String value) {
        return switch (value) {
            case null -> false;
            case "false" -> false;
            case "true" -> true;
            default -> throw Problems.badRequest(parameter, "must be true or false");
        };
    }
}
