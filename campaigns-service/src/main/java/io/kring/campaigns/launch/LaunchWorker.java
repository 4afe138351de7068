package io.kring.campaigns.launch;

import io.kring.campaigns.campaign.CampaignLaunched;
import io.kring.campaigns.launch.LaunchRepository.Open;
import io.kring.platform.tenant.Tenant;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/**
 * Takes all launches forward in turns, a chunk each, until none is left. It runs in every replica, woken by a launch there
 * and by a timer; a launch whose replica has died is taken up by any other.
 */
@ApplicationScoped
class LaunchWorker {
    private static final Logger LOG = Logger.getLogger(LaunchWorker.class);

    private final LaunchRepository launches;
    private final LaunchChunk chunk;
    private final ReentrantLock working = new ReentrantLock();
    private volatile boolean stopped;

    LaunchWorker(LaunchRepository launches, LaunchChunk chunk) {
        this.launches = launches;
        this.chunk = chunk;
    }

    @Scheduled(every = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    void work() {
        if (working.tryLock()) {
            try {
                while (!stopped && round()) {
                    LOG.debug("There may be more");
                }
            } finally {
                working.unlock();
            }
        }
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) CampaignLaunched launched) {
        Thread.ofVirtual().name("launch").start(this::work);
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    private boolean round() {
        var done = launches.open().stream().filter(this::advance).count();
        return done > 0;
    }

    private boolean advance(Open launch) {
        var done = new AtomicBoolean();
        try {
            Tenant.run(launch.tenant(), () -> done.set(chunk.next(launch.campaignId())));
        } catch (RuntimeException e) {
            LOG.errorf(
                    e,
                    "Campaign %s of %s stays at its last chunk; the timer tries again",
                    launch.campaignId(),
                    launch.tenant());
        }
        return done.get();
    }
}
