package io.kring.platform.inbox;

import io.kring.platform.event.Event;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Remembers which listener has worked on which event. */
@ApplicationScoped
class InboxRows {
    private final Jdbi jdbi;

    InboxRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Stores a row for each and returns the events that had none, in their order. */
    List<Event> insert(String listener, List<Event> events) {
        var ids = events.stream().map(Event::id).toArray(UUID[]::new);
        var fresh = jdbi.withHandle(handle -> handle.createQuery("""
                        insert into inbox (tenant_id, listener, event_id)
                        select :tenant, :listener, unnest(:ids)
                        on conflict do nothing returning event_id""")
                .bind("tenant", Tenant.current())
                .bind("listener", listener)
                .bind("ids", ids)
                .mapTo(UUID.class)
                .collectInto(new org.jdbi.v3.core.generic.GenericType<HashSet<UUID>>() {}));
        return events.stream().filter(event -> fresh.remove(event.id())).toList();
    }

    /** Whether a failure may be the event's own fault: the database answers, and is no standby or set to read only. */
    boolean writable() {
        try {
            return jdbi.withHandle(
                    handle -> handle.createQuery("select current_setting('transaction_read_only') = 'off'")
                            .mapTo(Boolean.class)
                            .one());
        } catch (RuntimeException e) {
            return false;
        }
    }
}
