package io.kring.messaging.sending;

import io.kring.platform.tenant.Tenant;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Sends the messages of one channel: claims as many as there is room for, calls the provider for each on a thread of its own
 * and hands on the outcome. A message leaves its room when its outcome is stored, so that memory and leases are bounded.
 */
final class Lane {
    private static final Logger LOG = Logger.getLogger(Lane.class);
    private static final long IDLE_MS = 500;
    private static final int ROOM_PER_CALL = 4;

    private final Provider provider;
    private final Claims claims;
    private final Results results;
    private final MeterRegistry metrics;
    private final int capacity;
    private final Semaphore room;
    private final Semaphore calls;
    private final Semaphore bell = new Semaphore(0);
    private volatile boolean running = true;

    Lane(Provider provider, Claims claims, Results results, MeterRegistry metrics) {
        this.provider = provider;
        this.claims = claims;
        this.results = results;
        this.metrics = metrics;
        this.capacity = ROOM_PER_CALL * provider.concurrency();
        this.room = new Semaphore(capacity);
        this.calls = new Semaphore(provider.concurrency());
    }

    void start() {
        Thread.ofPlatform().name("sender-" + provider.channel()).daemon().start(this::run);
    }

    void wake() {
        bell.release();
    }

    /** Claims nothing more, and waits until what is under way has come to its end. */
    void stop(Duration patience) throws InterruptedException {
        running = false;
        wake();
        if (!room.tryAcquire(capacity, patience.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warnf("%s messages are still under way; their leases end by themselves", provider.channel());
        }
    }

    private void run() {
        while (running) {
            var found = false;
            try {
                for (var tenant : claims.tenants()) {
                    found |= claim(tenant);
                }
            } catch (RuntimeException | Error e) {
                LOG.warnf(e, "Sending %s tries again", provider.channel());
                found = false;
            }
            if (!found) {
                idle();
            }
        }
    }

    /** One batch of a tenant, so that tenants take turns; false where nothing was due. */
    private boolean claim(String tenant) {
        var places = capacity / 4;
        room.acquireUninterruptibly(places);
        places += room.drainPermits();
        var used = 0;
        try {
            var limit = places;
            var taken = Tenant.call(tenant, () -> claims.take(provider.channel(), limit));
            for (var claim : taken.toSend()) {
                Thread.startVirtualThread(() -> send(claim));
                used++;
            }
            return taken.looked() > 0;
        } finally {
            room.release(places - used);
        }
    }

    private void send(Claim claim) {
        calls.acquireUninterruptibly();
        Outcome outcome;
        try {
            if (claim.leaseEnds() - System.nanoTime() < provider.timeout().toNanos()) {
                room.release();
                return;
            }
            outcome = timed(claim);
        } finally {
            calls.release();
        }
        results.add(new Result(claim, outcome, Instant.now(), room::release));
    }

    private Outcome timed(Claim claim) {
        var timer = Timer.start(metrics);
        Outcome outcome;
        try {
            outcome = provider.send(claim.outgoing());
        } catch (RuntimeException | Error e) {
            LOG.errorf(e, "Message %s could not be handed to its provider", claim.id());
            outcome = new Outcome.Later(String.valueOf(e.getMessage()), true);
        }
        timer.stop(metrics.timer(
                "kring.send",
                "channel",
                provider.channel().name(),
                "outcome",
                outcome.getClass().getSimpleName()));
        return outcome;
    }

    private void idle() {
        try {
            bell.tryAcquire(IDLE_MS, TimeUnit.MILLISECONDS);
            bell.drainPermits();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
