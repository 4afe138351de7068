package io.kring.platform.retention;

import io.kring.platform.retention.RetentionRules.Key;
import io.kring.platform.tenant.Tenant;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Does away with what is too old, once a day: one tenant and store after the other, in chunks, each with its count in a transaction of
 * its own. A process that ends in the middle leaves nothing half done, and nothing uncounted: the sweep is gone on with, and its
 * receipt tells of all of it. A rule that is changed ends its sweep before the next chunk.
 */
@ApplicationScoped
class RetentionSweeper {
    private static final Logger LOG = Logger.getLogger(RetentionSweeper.class);
    private static final int PATIENCE_SECONDS = 600;

    private final AgingStores stores;
    private final RetentionRules rules;
    private final RetentionReceipts receipts;
    private final SweepLock lock;
    private final MeterRegistry metrics;
    private final SweepTime time;
    private final int most;

    RetentionSweeper(
            AgingStores stores,
            RetentionRules rules,
            RetentionReceipts receipts,
            SweepLock lock,
            MeterRegistry metrics,
            @ConfigProperty(name = "kring.retention.sweep-at", defaultValue = "03:00") LocalTime time,
            @ConfigProperty(name = "kring.retention.chunk", defaultValue = "1000") int most) {
        this.stores = stores;
        this.rules = rules;
        this.receipts = receipts;
        this.lock = lock;
        this.metrics = metrics;
        this.time = new SweepTime(time);
        this.most = most;
    }

    @Scheduled(every = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void sweepDue() {
        var since = time.last(Instant.now());
        if (!rules.due(since).isEmpty()) {
            lock.with(() -> rules.due(since).forEach(this::sweep));
        }
    }

    void sweep(Key key) {
        try {
            stores.find(key.store()).ifPresent(aging -> Tenant.run(key.tenant(), () -> sweep(aging)));
        } catch (RuntimeException e) {
            LOG.errorf(e, "What is too old of %s is still there for %s", key.store(), key.tenant());
        }
    }

    private void sweep(Aging aging) {
        var begun = committed(() -> begin(aging));
        for (var more = begun.active(); more; ) {
            var expired = committed(() -> chunk(aging, begun.version()));
            metrics.counter("kring.retention.expired", "store", aging.store()).increment(expired);
            more = expired > 0;
        }
        committed(() -> end(aging.store(), begun.version()));
    }

    /** Or goes on with what a process that ended has begun. */
    private RetentionRule begin(Aging aging) {
        var rule = held(aging.store());
        if (rule.active() && rule.sweepBefore() == null) {
            var before = KeepFor.of(Objects.requireNonNull(rule.keepFor())).before(now());
            rules.begin(aging.store(), before, aging.find(before).oldest());
        }
        return rule;
    }

    /** @return 0 where nothing is left, or the rule is another one by now */
    private long chunk(Aging aging, long version) {
        var rule = held(aging.store());
        if (rule.sweepBefore() == null || rule.version() != version) {
            return 0;
        }
        var expired = aging.expire(rule.sweepBefore(), most);
        rules.add(aging.store(), expired);
        return expired;
    }

    private boolean end(String store, long version) {
        var rule = held(store);
        if (rule.version() == version && rule.sweepBefore() != null) {
            var at = now();
            receipts.swept(rule, at);
            rules.end(store, at);
        }
        return true;
    }

    private RetentionRule held(String store) {
        return rules.hold(store).orElseThrow();
    }

    private static <T> T committed(Callable<T> work) {
        return QuarkusTransaction.requiringNew().timeout(PATIENCE_SECONDS).call(work);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
