package io.kring.leads.person;

import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Who was merged into whom, and what is theirs: it is of who stands for them now, and remembers whose it was first. The events may
 * come in any order; each leads to the same as all of them together.
 */
@ApplicationScoped
public class ContactMerges {
    /** What this service reads of {@code contact.merged.v1}. */
    record Merged(UUID contactId, int version, UUID survivorId) {}

    /** What this service reads of {@code contact.unmerged.v1}. */
    record Unmerged(List<Restored> restored) {
        record Restored(UUID contactId, int version) {}
    }

    private static final List<String> TABLES = List.of("lead", "opportunity", "sales_order");

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

    private static final String POINT = """
            with recursive own(id) as (
              select cast(:contact as uuid)
              union
              select m.contact_id from own join contact_merge m on m.tenant_id = :tenant and m.survivor_id = own.id)
            update <table> set contact_id = :now, original_contact_id = nullif(coalesce(original_contact_id, contact_id), :now)
            where tenant_id = :tenant and contact_id <> :now and (original_contact_id = any(array(select id from own))
              or original_contact_id is null and contact_id = any(array(select id from own)))""";

    private final Jdbi jdbi;

    ContactMerges(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void merged(Merged merged) {
        take(merged.contactId(), merged.version(), merged.survivorId());
    }

    void unmerged(Unmerged unmerged) {
        unmerged.restored().forEach(restored -> take(restored.contactId(), restored.version(), null));
    }

    /** Who stands for somebody, or themselves. */
    public UUID now(UUID contact) {
        return standing(contact).orElse(contact);
    }

    /**
     * After something was written down of somebody: it becomes that of who stands for them. Who is known is held until the end of the
     * transaction, so that a merge waits for it and finds what was written.
     */
    @Transactional(TxType.MANDATORY)
    public void follow(UUID contact) {
        var known = jdbi.withHandle(
                handle -> handle.createQuery("select id from person where tenant_id = ? and id = ? for key share")
                        .bind(0, Tenant.current())
                        .bind(1, contact)
                        .mapTo(UUID.class)
                        .findOne());
        if (known.isEmpty()) {
            oneAtATime();
            point(contact);
        }
    }

    private void take(UUID contact, int version, @Nullable UUID survivor) {
        oneAtATime();
        var news = jdbi.withHandle(handle -> handle.createUpdate(TAKE)
                .bind("tenant", Tenant.current())
                .bind("contact", contact)
                .bind("version", version)
                .bind("survivor", survivor)
                .execute());
        if (news > 0) {
            point(contact);
        }
    }

    /** Two merges of one chain would not see what the other one moves. */
    private void oneAtATime() {
        jdbi.useHandle(
                handle -> handle.createQuery("select pg_advisory_xact_lock(hashtextextended('contact_merge ' || ?, 0))")
                        .bind(0, Tenant.current())
                        .mapToMap()
                        .one());
    }

    private void point(UUID contact) {
        standing(contact)
                .ifPresent(now -> jdbi.useHandle(handle -> TABLES.forEach(table -> handle.createUpdate(POINT)
                        .define("table", table)
                        .bind("tenant", Tenant.current())
                        .bind("contact", contact)
                        .bind("now", now)
                        .execute())));
    }

    private Optional<UUID> standing(UUID contact) {
        return jdbi.withHandle(handle -> handle.createQuery(NOW)
                .bind("tenant", Tenant.current())
                .bind("contact", contact)
                .mapTo(UUID.class)
                .findOne());
    }
}
