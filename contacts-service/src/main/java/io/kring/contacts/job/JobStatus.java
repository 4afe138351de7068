package io.kring.contacts.job;

import java.util.Set;

/** How far a job has come; spelt as in JSON and SQL. */
public enum JobStatus {
    /** its file is still arriving */
    uploading,
    /** not begun: what it will do can be looked at and changed */
    draft,
    /** under way, or about to be */
    running,
    /** stopped by somebody; it goes on where it was */
    paused,
    /** did all that it was to do */
    done,
    /** broke off; what was done before stays, and it can be started again from there */
    failed,
    /** ended by somebody before it was done; what was done before stays */
    cancelled;

    /** From which of them a job can be brought to this one. */
    Set<JobStatus> before() {
        return switch (this) {
            case uploading, draft, done, failed -> Set.of();
            case running -> Set.of(draft, paused, failed);
            case paused -> Set.of(running);
            case cancelled -> Set.of(draft, running, paused, failed);
        };
    }
}
