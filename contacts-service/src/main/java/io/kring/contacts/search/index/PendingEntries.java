package io.kring.contacts.search.index;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import org.jdbi.v3.core.Jdbi;

/**
 * Sorts what is new into the indexes of words. PostgreSQL puts it into a list first, which every search reads from end to end, and sorts
 * it in when the list is long or autovacuum comes by: after a large import that would be when as much again was written.
 */
@ApplicationScoped
class PendingEntries {
    private static final String SORT_IN = """
            select coalesce(sum(gin_clean_pending_list(c.oid)), 0) from pg_class c join pg_am a on a.oid = c.relam
            where a.amname = 'gin' and c.relkind = 'i' and c.relnamespace = cast(current_schema() as regnamespace)""";

    private final Jdbi jdbi;

    PendingEntries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    void keepShort() {
        sortIn();
    }

    /** @return pages of the lists that are empty now */
    long sortIn() {
        return jdbi.withHandle(
                handle -> handle.createQuery(SORT_IN).mapTo(Long.class).one());
    }
}
