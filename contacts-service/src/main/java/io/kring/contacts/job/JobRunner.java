package io.kring.contacts.job;

import io.kring.contacts.job.JobRepository.Open;
import io.kring.contacts.permission.Access;
import io.kring.contacts.permission.Grants;
import io.kring.contacts.permission.Grants.Asker;
import io.kring.contacts.permission.Permissions;
import io.kring.platform.id.Ids;
import io.kring.platform.tenant.Tenant;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Does jobs, some at once in every replica, a part in each transaction together with its count: a process that dies in the
 * middle loses no part and does none twice. What it was at is gone on with by any replica as soon as its lease has ended.
 */
@ApplicationScoped
class JobRunner {
    private static final Logger LOG = Logger.getLogger(JobRunner.class);
    private static final int AT_ONCE = 4;
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final int TRIES = 6;
    private static final long PAUSE_MS = 100;

    private final JobRepository jobs;
    private final JobFiles files;
    private final Permissions permissions;
    private final Map<String, Work> works;
    private final Set<UUID> leases = ConcurrentHashMap.newKeySet();
    private final Semaphore places = new Semaphore(AT_ONCE);
    private volatile boolean stopped;

    /** Somebody paused or cancelled the job, or another replica has it. */
    private static final class LostException extends RuntimeException {}

    JobRunner(JobRepository jobs, JobFiles files, Permissions permissions, @All List<Work> works) {
        this.jobs = jobs;
        this.files = files;
        this.permissions = permissions;
        this.works = works.stream().collect(Collectors.toMap(Work::kind, Function.identity()));
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void work() {
        while (!stopped && places.tryAcquire()) {
            var lease = Ids.next();
            var job = jobs.claim(lease, LEASE);
            if (job.isEmpty()) {
                places.release();
                return;
            }
            leases.add(lease);
            Thread.ofVirtual().name("job " + job.get().id()).start(() -> run(job.get(), lease));
        }
    }

    /** There is work, and no need to wait for the timer. */
    void wake() {
        Thread.ofVirtual().name("jobs").start(this::work);
    }

    @Scheduled(every = "3s")
    void renew() {
        jobs.renew(leases, LEASE);
    }

    Set<String> rolesFor(Job job) {
        return work(job).roles();
    }

    private Work work(Job job) {
        return Objects.requireNonNull(works.get(job.kind()));
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    private void run(Open job, UUID lease) {
        try {
            Tenant.run(job.tenant(), () -> run(job.id(), lease));
        } finally {
            leases.remove(lease);
            places.release();
            work();
        }
    }

    private void run(UUID id, UUID lease) {
        var job = jobs.find(id).orElseThrow();
        Access.run(grants(job), () -> run(job, lease));
    }

    /** What whoever started it may now. */
    private Grants grants(Job job) {
        var roles = job.startedRoles();
        return roles == null ? Grants.EVERYTHING : permissions.of(new Asker(job.startedBy(), roles));
    }

    private void run(Job job, UUID lease) {
        var id = job.id();
        try (var run = work(job).open(job)) {
            var part = run.next();
            while (part.isPresent() && !stopped) {
                store(id, lease, part.get());
                part = run.next();
            }
            if (part.isEmpty()) {
                end(job, lease);
            }
        } catch (LostException e) {
            LOG.debugf("Job %s is not to be gone on with here", id);
        } catch (BrokenOffException e) {
            fail(id, lease, String.valueOf(e.getMessage()));
        } catch (IOException | RuntimeException e) {
            LOG.errorf(e, "Job %s of %s has failed", id, Tenant.current());
            fail(id, lease, "An error of the service, which has been logged; start it again");
        } finally {
            jobs.release(id, lease);
        }
    }

    /** Others may change people between reading and storing, and the database may be away for a moment. */
    private void store(UUID id, UUID lease, Work.Part part) {
        for (var tried = 1; ; tried++) {
            try {
                QuarkusTransaction.requiringNew().run(() -> storeOnce(id, lease, part));
                return;
            } catch (LostException | BrokenOffException e) {
                throw e;
            } catch (RuntimeException e) {
                if (tried == TRIES || stopped) {
                    throw e;
                }
                LOG.debugf(e, "Job %s does a part again", id);
                pause(PAUSE_MS << tried);
            }
        }
    }

    private void storeOnce(UUID id, UUID lease, Work.Part part) {
        if (!jobs.advance(id, lease, part.run())) {
            throw new LostException();
        }
    }

    /** What a dry run was told of can still be done. */
    private void end(Job job, UUID lease) {
        QuarkusTransaction.requiringNew().run(() -> {
            if (jobs.end(job.id(), lease, JobStatus.done, null) && !job.dryRun()) {
                files.delete(job.id());
            }
        });
    }

    private void fail(UUID id, UUID lease, String reason) {
        jobs.end(id, lease, JobStatus.failed, reason);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting to try again", e);
        }
    }
}
