package io.kring.contacts.expiry;

import io.kring.platform.tenant.Tenant;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;

/** Takes people away, and remembers whom. */
@Alternative
@Priority(1)
@ApplicationScoped
class ErasedAtOnce implements ErasureRequests {
    private final Set<UUID> people = ConcurrentHashMap.newKeySet();
    private final Jdbi jdbi;

    ErasedAtOnce(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void request(Collection<UUID> contacts) {
        people.addAll(contacts);
        jdbi.useHandle(handle -> handle.execute(
                "delete from contact where tenant_id = ? and id = any(?)",
                Tenant.current(),
                contacts.toArray(UUID[]::new)));
    }

    Set<UUID> people() {
        return people;
    }
}
