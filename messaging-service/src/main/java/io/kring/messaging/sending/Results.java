package io.kring.messaging.sending;

import static java.util.stream.Collectors.groupingBy;

import io.kring.messaging.delivery.Deliveries;
import io.kring.platform.tenant.Tenant;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Stores what the providers answered, as many at a time as have come in since the last. */
@ApplicationScoped
class Results {
    private static final Logger LOG = Logger.getLogger(Results.class);
    private static final int BATCH = 500;
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Deliveries deliveries;
    private final LinkedBlockingQueue<Result> waiting = new LinkedBlockingQueue<>();
    private volatile boolean running;
    private volatile boolean behind;

    Results(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    void start() {
        running = true;
        Thread.ofPlatform().name("results").daemon().start(this::run);
    }

    /** For when nothing is under way any more. */
    void stop() {
        running = false;
    }

    void add(Result result) {
        waiting.add(result);
    }

    /**
     * Whether results wait that could not be stored at once. Their leases may end meanwhile: who claimed now would send again
     * what is with its provider.
     */
    boolean behind() {
        return behind;
    }

    private void run() {
        var batch = new ArrayList<Result>();
        while (running) {
            try {
                var first = waiting.poll(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    waiting.drainTo(batch, BATCH - 1);
                    batch.stream()
                            .collect(groupingBy(result -> result.claim().tenant()))
                            .values()
                            .forEach(this::store);
                    batch.forEach(result -> result.stored().run());
                    batch.clear();
                    behind = behind && !waiting.isEmpty();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Where they cannot be stored together, one of them may be the cause. */
    private void store(List<Result> results) {
        try {
            storeOnce(results);
        } catch (RuntimeException | Error e) {
            behind = true;
            LOG.warnf("%d results are stored one by one: %s", results.size(), e.getMessage());
            results.forEach(this::storeOne);
        }
    }

    /**
     * Waits while the database is away. What it has refused for a minute is given up: when the lease has ended, the message is
     * sent again.
     */
    private void storeOne(Result result) {
        var end = Instant.now().plus(PATIENCE);
        while (running && Instant.now().isBefore(end)) {
            try {
                storeOnce(List.of(result));
                return;
            } catch (RuntimeException | Error e) {
                LOG.warnf(
                        "The result of message %s is not stored yet: %s",
                        result.claim().id(), e.getMessage());
                if (!deliveries.reachable()) {
                    end = Instant.now().plus(PATIENCE);
                }
                pause();
            }
        }
    }

    private void storeOnce(List<Result> results) {
        var news = results.stream().flatMap(Result::news).toList();
        Tenant.run(
                results.getFirst().claim().tenant(),
                () -> QuarkusTransaction.requiringNew().run(() -> deliveries.store(news)));
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
