package io.kring.analytics.contact;

import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Keeps who was merged into whom, and for each of them who stands for them now. */
@ApplicationScoped
class ContactMerges {
    private static final String TAKE = """
            insert into contact_merge as known (tenant_id, contact_id, version, survivor_id, now_id)
            values (:tenant, :contact, :version, cast(:survivor as uuid), :contact)
            on conflict (tenant_id, contact_id) do update set version = excluded.version, survivor_id = excluded.survivor_id
            where known.version < excluded.version""";

    /** Of the person and of who was merged into them. In a circle, of which an event is still to come, nobody is above all. */
    private static final String POINT = """
            with recursive up(id) as (
              select cast(:contact as uuid)
              union
              select m.survivor_id from up join contact_merge m on m.tenant_id = :tenant and m.contact_id = up.id
              where m.survivor_id is not null),
            own(id) as (
              select cast(:contact as uuid)
              union
              select m.contact_id from own join contact_merge m on m.tenant_id = :tenant and m.survivor_id = own.id)
            update contact_merge set now_id = top.id
            from (select id from up where not exists (select from contact_merge m
              where m.tenant_id = :tenant and m.contact_id = up.id and m.survivor_id is not null)) as top
            where tenant_id = :tenant and contact_id in (select id from own)""";

    private final Jdbi jdbi;

    ContactMerges(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** @param survivor null where they are on their own again */
    void take(UUID contact, int version, @Nullable UUID survivor) {
        jdbi.useHandle(handle -> {
            // Two merges of one chain would not see what the other one moves
            handle.createQuery("select pg_advisory_xact_lock(hashtextextended('contact_merge ' || ?, 0))")
                    .bind(0, Tenant.current())
                    .mapToMap()
                    .one();
            handle.createUpdate(TAKE)
                    .bind("tenant", Tenant.current())
                    .bind("contact", contact)
                    .bind("version", version)
                    .bind("survivor", survivor)
                    .execute();
            handle.createUpdate(POINT)
                    .bind("tenant", Tenant.current())
                    .bind("contact", contact)
                    .execute();
        });
    }
}
