package io.kring.messaging.directory;

import io.kring.messaging.directory.DirectoryEvents.Merged;
import io.kring.messaging.directory.DirectoryEvents.Unmerged;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Who was merged into whom, and the messages to them: those are to who stands for them now, and remember to whom they were first. The
 * events may come in any order.
 */
@ApplicationScoped
public class ContactMerges {
    private static final String TAKE = """
            insert into contact_merge as known (tenant_id, contact_id, version, survivor_id)
            values (:tenant, :contact, :version, cast(:survivor as uuid))
            on conflict (tenant_id, contact_id) do update set version = excluded.version, survivor_id = excluded.survivor_id
            where known.version < excluded.version""";

    /** Without an end where an event of a circle is still to come. */
    private static final String NOW = """
            with recursive up(id) as (
              select cast(:contact as uuid)
              union
              select m.survivor_id from up join contact_merge m on m.tenant_id = :tenant and m.contact_id = up.id
              where m.survivor_id is not null)
            select id from up where not exists (select from contact_merge m
              where m.tenant_id = :tenant and m.contact_id = up.id and m.survivor_id is not null)""";

    private static final String FAMILY = """
            with recursive own(id) as (
              select cast(:contact as uuid)
              union
              select m.contact_id from own join contact_merge m on m.tenant_id = :tenant and m.survivor_id = own.id)
            select id from own""";

    private static final String MESSAGES = """
            update message set contact_id = :now, original_contact_id = nullif(coalesce(original_contact_id, contact_id), :now)
            where tenant_id = :tenant and contact_id <> :now
              and (original_contact_id = any(:family) or original_contact_id is null and contact_id = any(:family))""";

    private final Jdbi jdbi;

    ContactMerges(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Who stands for somebody, or themselves; empty while an event of a circle is still to come. */
    public Optional<UUID> now(UUID contact) {
        return jdbi.withHandle(handle -> handle.createQuery(NOW)
                .bind("tenant", Tenant.current())
                .bind("contact", contact)
                .mapTo(UUID.class)
                .findOne());
    }

    /** Somebody and those who were merged into them, whoever stands for them all. */
    public List<UUID> family(UUID contact) {
        return jdbi.withHandle(handle -> handle.createQuery(FAMILY)
                .bind("tenant", Tenant.current())
                .bind("contact", contact)
                .mapTo(UUID.class)
                .list());
    }

    /** False where something newer is known. */
    boolean take(Merged merged) {
        return take(merged.contactId(), merged.version(), merged.survivorId());
    }

    /** False where something newer is known of any of them. */
    boolean take(Unmerged unmerged) {
        return unmerged.restored().stream()
                        .filter(restored -> take(restored.contactId(), restored.version(), null))
                        .count()
                == unmerged.restored().size();
    }

    private boolean take(UUID contact, int version, @Nullable UUID survivor) {
        oneAtATime();
        var news = jdbi.withHandle(handle -> handle.createUpdate(TAKE)
                .bind("tenant", Tenant.current())
                .bind("contact", contact)
                .bind("version", version)
                .bind("survivor", survivor)
                .execute());
        if (news > 0) {
            now(contact).ifPresent(now -> point(family(contact), now));
        }
        return news > 0;
    }

    /** Two merges of one chain would not see what the other one moves. */
    private void oneAtATime() {
        jdbi.useHandle(
                handle -> handle.createQuery("select pg_advisory_xact_lock(hashtextextended('contact_merge ' || ?, 0))")
                        .bind(0, Tenant.current())
                        .mapToMap()
                        .one());
    }

    private void point(List<UUID> family, UUID now) {
        jdbi.useHandle(handle -> handle.createUpdate(MESSAGES)
                .bind("tenant", Tenant.current())
                .bind("family", family.toArray(UUID[]::new))
                .bind("now", now)
                .execute());
    }
}
