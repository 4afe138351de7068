package io.kring.contacts.job;

import io.kring.platform.security.Roles;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** How the jobs of a kind are done. */
public interface Work {
    String kind();

    /** Who may start them. */
    default Set<String> roles() {
        return Set.of(Roles.ADMIN, Roles.SALES, Roles.MARKETING);
    }

    /** Begins, or goes on after what the job has counted. */
    Run open(Job job) throws IOException;

    /** A job under way. */
    interface Run extends Closeable {
        /**
         * What is to be done next, empty at the end.
         *
         * @throws BrokenOffException where it cannot be known
         */
        Optional<Part> next();
    }

    /** A part of a job. */
    interface Part {
        /** Does it, in the transaction that also counts it; is called again where that fails. */
        Progress run();
    }
}
