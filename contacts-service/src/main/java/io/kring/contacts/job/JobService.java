package io.kring.contacts.job;

import io.kring.platform.problem.Problems;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Starts, stops and waits for jobs. */
@ApplicationScoped
public class JobService {
    private static final Pattern WAIT = Pattern.compile("(?:^|[,;\\s])wait=(\\d{1,9})(?:$|[,;\\s])");
    private static final int USUAL_WAIT_S = 10;
    private static final int LONGEST_WAIT_S = 50;
    private static final long FIRST_LOOK_MS = 20;
    private static final long LAST_LOOK_MS = 320;

    private final JobRepository jobs;
    private final JobRunner runner;
    private final SecurityIdentity user;

    JobService(JobRepository jobs, JobRunner runner, SecurityIdentity user) {
        this.jobs = jobs;
        this.runner = runner;
        this.user = user;
    }

    public Job get(UUID id) {
        return jobs.find(id).orElseThrow(() -> Problems.notFound("job", id));
    }

    /** A job that was made as {@code running}: it begins at once. */
    public void begin() {
        runner.wake();
    }

    /** Begins it, goes on with it, or does in earnest what a dry run has told. */
    Job start(UUID id) {
        if (runner.rolesFor(get(id)).stream().noneMatch(user::hasRole)) {
            throw new ForbiddenException();
        }
        if (!jobs.startInEarnest(id) && !jobs.turn(id, JobStatus.running)) {
            throw refused(id, "started");
        }
        runner.wake();
        return get(id);
    }

    Job pause(UUID id) {
        return turn(id, JobStatus.paused, "paused");
    }

    Job cancel(UUID id) {
        return turn(id, JobStatus.cancelled, "cancelled");
    }

    private Job turn(UUID id, JobStatus status, String done) {
        get(id);
        if (!jobs.turn(id, status)) {
            throw refused(id, done);
        }
        return get(id);
    }

    private RuntimeException refused(UUID id, String done) {
        return Problems.conflict("status", "is " + get(id).status() + ": the job cannot be " + done);
    }

    /**
     * The job as soon as nothing is under way, or after that time as it is then.
     *
     * @param prefer the header of that name (RFC 7240): {@code wait=30} waits for 30 seconds, at most 50; 10 where it says nothing
     */
    public Job await(UUID id, @Nullable String prefer) {
        var end = System.nanoTime() + wait(prefer).toNanos();
        var job = get(id);
        for (var look = FIRST_LOOK_MS;
                job.status() == JobStatus.running && System.nanoTime() < end;
                look = Math.min(2 * look, LAST_LOOK_MS)) {
            sleep(look);
            job = get(id);
        }
        return job;
    }

    static Duration wait(@Nullable String prefer) {
        var asked = WAIT.matcher(prefer == null ? "" : prefer);
        return Duration.ofSeconds(
                asked.find() ? Math.min(Integer.parseInt(asked.group(1)), LONGEST_WAIT_S) : USUAL_WAIT_S);
    }

    static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting for a job", e);
        }
    }
}
