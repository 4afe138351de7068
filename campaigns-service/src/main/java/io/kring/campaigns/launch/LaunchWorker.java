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
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/**
 * Takes all launches forward in turns, a chunk each, until none is left. It runs in every replica, woken by a launch there
 * and by a timer; a launch whose replica has died is taken up by any other. One that fails waits for the timer.
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
                var failing = new HashSet<UUID>();
                while (!stopped && round(failing)) {
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

    private boolean round(Set<UUID> failing) {
        var done = launches.open().stream()
                .filter(launch -> !failing.contains(launch.campaignId()))
                .filter(launch -> advance(launch, failing))
                .count();
        return done > 0;
    }

    private boolean advance(Open launch, Set<UUID> failing) {
        try {
            return Tenant.call(launch.tenant(), () -> chunk.next(launch.campaignId()));
        } catch (RuntimeException e) {
            failing.add(launch.campaignId());
            Tenant.run(launch.tenant(), () -> failed(launch, e));
            return false;
        }
    }

    private void failed(Open launch, RuntimeException why) {
        var root = (Throwable) why;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        var reason = root.toString().lines().findFirst().orElse("");
        if (launches.fail(launch.campaignId(), reason)) {
            LOG.errorf(why, "Campaign %s of %s has failed", launch.campaignId(), launch.tenant());
        } else {
            LOG.warnf(
                    "Campaign %s of %s stays at its last chunk; the timer tries again: %s",
                    launch.campaignId(), launch.tenant(), reason);
        }
    }
}
