package io.kring.platform.outbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Wakes the relay, wherever it runs, after a commit. The NOTIFY is sent by a thread of its own, many commits at a time: inside
 * the business transaction it makes PostgreSQL commit one such transaction after the other.
 */
@ApplicationScoped
class OutboxBell implements Synchronization {
    static final String CHANNEL = "kring_outbox";

    /** One implicit transaction, that a failure ends; a bell that was not heard need not survive a crash. */
    private static final String RING = "select set_config('synchronous_commit', 'off', true); notify " + CHANNEL;

    private static final Logger LOG = Logger.getLogger(OutboxBell.class);

    private final DataSource dataSource;
    private final TransactionSynchronizationRegistry transactions;
    private final Semaphore rung = new Semaphore(0);
    private volatile boolean running;

    OutboxBell(DataSource dataSource, TransactionSynchronizationRegistry transactions) {
        this.dataSource = dataSource;
        this.transactions = transactions;
    }

    void ringAfterCommit() {
        if (transactions.getResource(CHANNEL) == null) {
            transactions.putResource(CHANNEL, true);
            transactions.registerInterposedSynchronization(this);
        }
    }

    @Override
    public void beforeCompletion() {}

    @Override
    public void afterCompletion(int status) {
        if (status == Status.STATUS_COMMITTED) {
            rung.release();
        }
    }

    void start(@Observes StartupEvent event) {
        running = true;
        Thread.ofPlatform().name("outbox-bell").daemon().start(this::ring);
    }

    void stop(@Observes ShutdownEvent event) {
        running = false;
        rung.release();
    }

    private void ring() {
        while (running) {
            rung.acquireUninterruptibly();
            rung.drainPermits();
            try (var connection = dataSource.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute(RING);
            } catch (SQLException | RuntimeException e) {
                LOG.debugf(e, "The relay was not woken; its timer does it");
            }
            OutboxRelay.pause(OutboxRelay.GATHER_MS);
        }
    }
}
