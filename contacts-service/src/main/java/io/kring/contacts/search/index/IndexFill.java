package io.kring.contacts.search.index;

import io.kring.platform.tenant.Tenant;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/**
 * Lets everybody of a tenant be found who was known before there was a search, or whose words are to be made anew: some people at
 * a time, each lot in a transaction that also says who was the last, so that it goes on where it broke off, on any replica.
 */
@ApplicationScoped
public class IndexFill {
    private static final Logger LOG = Logger.getLogger(IndexFill.class);
    private static final int LOT = 1_000;

    private final Jdbi jdbi;
    private final PersonIndex index;

    IndexFill(Jdbi jdbi, PersonIndex index) {
        this.jdbi = jdbi;
        this.index = index;
    }

    /** From the first person on, within seconds. */
    @Transactional
    public void restart() {
        jdbi.useHandle(handle -> handle.execute(
                "insert into search_fill (tenant_id) values (?) on conflict (tenant_id) do update set last = null",
                Tenant.current()));
    }

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    void fill() {
        for (var tenant : due()) {
            Tenant.run(tenant, this::fillTenant);
        }
    }

    private List<String> due() {
        return jdbi.withHandle(handle -> handle.createQuery("select tenant_id from search_fill order by tenant_id")
                .mapTo(String.class)
                .list());
    }

    private void fillTenant() {
        var begun = System.nanoTime();
        var filled = 0;
        for (var lot = lot(); lot > 0; lot = lot()) {
            filled += lot;
        }
        LOG.infof(
                "Search of %s: %d people in %d ms", Tenant.current(), filled, (System.nanoTime() - begun) / 1_000_000);
    }

    /** @return how many they were; 0 where it is done, or another replica is at it */
    private int lot() {
        return QuarkusTransaction.requiringNew()
                .call(() -> jdbi.withHandle(handle -> {
                    var last = handle.createQuery("""
                            select coalesce(last, '00000000-0000-0000-0000-000000000000') from search_fill
                            where tenant_id = ? for update skip locked""")
                            .bind(0, Tenant.current())
                            .mapTo(UUID.class)
                            .findFirst();
                    if (last.isEmpty()) {
                        return 0;
                    }
                    var people = index.next(last.get(), LOT);
                    if (people.isEmpty()) {
                        handle.execute("delete from search_fill where tenant_id = ?", Tenant.current());
                    } else {
                        index.refresh(people);
                        handle.execute(
                                "update search_fill set last = ? where tenant_id = ?",
                                people.getLast(),
                                Tenant.current());
                    }
                    return people.size();
                }));
    }
}
