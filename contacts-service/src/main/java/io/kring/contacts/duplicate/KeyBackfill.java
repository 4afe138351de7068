package io.kring.contacts.duplicate;

import io.kring.platform.tenant.Tenant;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/**
 * Gives keys to people who were written down before there were any, a chunk at a time with the place where the next one begins,
 * so that it goes on where it was when a process ended. Where there is nothing to do it costs a look at an empty table.
 */
@ApplicationScoped
class KeyBackfill {
    private static final Logger LOG = Logger.getLogger(KeyBackfill.class);
    private static final int CHUNK = 1_000;

    private final Jdbi jdbi;
    private final KnownReader reader;
    private final DuplicateKeys keys;

    KeyBackfill(Jdbi jdbi, KnownReader reader, DuplicateKeys keys) {
        this.jdbi = jdbi;
        this.reader = reader;
        this.keys = keys;
    }

    @Scheduled(every = "30s", concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        for (var tenant : tenants()) {
            while (Tenant.call(tenant, () -> QuarkusTransaction.requiringNew().call(this::chunk))) {
                LOG.debugf("Keys of another %d people of %s", CHUNK, tenant);
            }
        }
    }

    private List<String> tenants() {
        return jdbi.withHandle(handle -> handle.createQuery("select tenant_id from duplicate_backfill")
                .mapTo(String.class)
                .list());
    }

    /** @return whether there may be more; what another replica is at is left to it */
    private boolean chunk() {
        var place = jdbi.withHandle(handle -> handle.createQuery(
                        "select reached from duplicate_backfill where tenant_id = ? for update skip locked")
                .bind(0, Tenant.current())
                .map((row, context) -> Optional.ofNullable(row.getObject(1, UUID.class)))
                .findOne());
        if (place.isEmpty()) {
            return false;
        }
        var people = reader.after(place.get().orElse(null), CHUNK);
        if (people.isEmpty()) {
            jdbi.useHandle(
                    handle -> handle.execute("delete from duplicate_backfill where tenant_id = ?", Tenant.current()));
            LOG.infof("Everybody of %s has keys, by which duplicates are found", Tenant.current());
            return false;
        }
        keys.addOf(people);
        jdbi.useHandle(handle -> handle.execute(
                "update duplicate_backfill set reached = ? where tenant_id = ?",
                people.getLast().contactId(),
                Tenant.current()));
        return true;
    }
}
