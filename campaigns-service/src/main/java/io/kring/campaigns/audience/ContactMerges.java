package io.kring.campaigns.audience;

import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Who was merged into whom. What went out went to whom it went, and segments name whom they name: both are read as of who stands for
 * them now, so that there is nothing to move, or to move back. The events may come in any order.
 */
@ApplicationScoped
public class ContactMerges {
    /** What this service reads of {@code contact.merged.v1}. */
    record Merged(UUID contactId, int version, UUID survivorId) {}

    /** What this service reads of {@code contact.unmerged.v1}. */
    record Unmerged(List<Restored> restored) {
        record Restored(UUID contactId, int version) {}
    }

    private static final String TAKE = """
            insert into contact_merge as known (tenant_id, contact_id, version, survivor_id)
            values (:tenant, :contact, :version, cast(:survivor as uuid))
            on conflict (tenant_id, contact_id) do update set version = excluded.version, survivor_id = excluded.survivor_id
            where known.version < excluded.version""";

    /** Without an end where an event of a circle is still to come. */
    private static final String NOW = """
            with recursive up(contact, id) as (
              select contact_id, survivor_id from contact_merge
              where tenant_id = :tenant and contact_id = any(:contacts) and survivor_id is not null
              union
              select up.contact, m.survivor_id from up join contact_merge m
                on m.tenant_id = :tenant and m.contact_id = up.id and m.survivor_id is not null)
            select contact, id from up where not exists (select from contact_merge m
              where m.tenant_id = :tenant and m.contact_id = up.id and m.survivor_id is not null)""";

    private final Jdbi jdbi;

    ContactMerges(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Who stands for those of them who were merged. */
    public Map<UUID, UUID> now(Collection<UUID> contacts) {
        var now = new HashMap<UUID, UUID>();
        if (!contacts.isEmpty()) {
            jdbi.useHandle(handle -> handle.createQuery(NOW)
                    .bind("tenant", Tenant.current())
                    .bind("contacts", contacts.toArray(UUID[]::new))
                    .map((row, context) -> Map.entry(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                    .forEach(entry -> now.put(entry.getKey(), entry.getValue())));
        }
        return now;
    }

    void merged(Merged merged) {
        take(merged.contactId(), merged.version(), merged.survivorId());
    }

    void unmerged(Unmerged unmerged) {
        unmerged.restored().forEach(restored -> take(restored.contactId(), restored.version(), null));
    }

    private void take(UUID contact, int version, @Nullable UUID survivor) {
        jdbi.useHandle(handle -> handle.createUpdate(TAKE)
                .bind("tenant", Tenant.current())
                .bind("contact", contact)
                .bind("version", version)
                .bind("survivor", survivor)
                .execute());
    }
}
