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
 * and hands on the outcome. A message leaves its room when its outcome is stored or it is put back, so that memory is bounded.
 */
final class Lane {
    private static final Logger LOG = Logger.getLogger(Lane.class);
    private static final long IDLE_MS = 500;
    private static final int ROOM_PER_CALL = 4;

    /** How long a claimed message may wait for its call, so that the call ends before its lease does. */
    private static final Duration WAIT = Duration.ofSeconds(12);

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
        this.calls = new Semaphore(provider.concurrency(), true);
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
            if (!running || results.behind()) {
                return false;
            }
            var limit = places;
            var lease = provider.timeout().plus(WAIT);
            var taken = Tenant.call(tenant, () -> claims.take(provider.channel(), limit, lease));
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
        if (!mayCall(claim)) {
            putBack(claim);
            return;
        }
        Outcome outcome;
        try {
            outcome = timed(claim);
        } finally {
            calls.release();
        }
        results.add(new Result(claim, outcome, Instant.now(), room::release));
    }

    /** Takes one of the calls that the provider may get at once, if one is free in time. */
    private boolean mayCall(Claim claim) {
        try {
            var wait = claim.leaseEnds() - provider.timeout().toNanos() - System.nanoTime();
            if (!calls.tryAcquire(wait, TimeUnit.NANOSECONDS)) {
                return false;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        if (running) {
            return true;
        }
        calls.release();
        return false;
    }

    private void putBack(Claim claim) {
        try {
            claims.putBack(claim);
        } catch (RuntimeException | Error e) {
            LOG.warnf("Message %s waits for the end of its lease: %s", claim.id(), e.getMessage());
        } finally {
            room.release();
        }
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
