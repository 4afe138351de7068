package io.kring.contacts.expiry;

import io.kring.platform.tenant.Tenant;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;

/** Takes people away, and remembers why. */
@Alternative
@Priority(1)
@ApplicationScoped
class ErasedAtOnce implements ErasureRequests {
    private final Map<UUID, String> reasons = new ConcurrentHashMap<>();
    private final Jdbi jdbi;

    ErasedAtOnce(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void request(Collection<UUID> contacts, String reason) {
        contacts.forEach(contact -> reasons.put(contact, reason));
        jdbi.useHandle(handle -> handle.execute(
                "delete from contact where tenant_id = ? and id = any(?)",
                Tenant.current(),
                contacts.toArray(UUID[]::new)));
    }

    Map<UUID, String> reasons() {
        return reasons;
    }
}
