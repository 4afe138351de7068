package io.kring.contacts.expiry;

import io.kring.platform.retention.Aging;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * People with whom nobody had to do for long: they were not changed, nothing is on their timelines, they said nothing of consent, and no
 * task, note, call or meeting concerns them. They are erased in all services, as if they had asked for it.
 */
@ApplicationScoped
class UnusedContacts implements Aging {
    private static final String UNUSED = """
            select c.id, greatest(c.updated_at, (
                select max(t.occurred_at) from timeline_entry t where t.tenant_id = c.tenant_id and t.contact_id = c.id)) as at
            from contact c where c.tenant_id = :tenant and c.updated_at < :before
              and not exists (select from (
                  select c.id union all
                  select m.merged_id from contact_merge m where m.tenant_id = c.tenant_id and m.now_id = c.id) own(id)
                where exists (select from timeline_entry t
                    where t.tenant_id = c.tenant_id and t.contact_id = own.id and t.occurred_at >= :before)
                  or exists (select from consent_entry e
                    where e.tenant_id = c.tenant_id and e.contact_id = own.id and e.occurred_at >= :before)
                  or exists (select from activity_contact l
                    join activity a on a.tenant_id = l.tenant_id and a.id = l.activity_id
                    where l.tenant_id = c.tenant_id and l.contact_id = own.id
                      and (greatest(a.at, a.due_at, a.updated_at) >= :before or a.type = 'task' and a.done_at is null)))""";

    /** Each is erased from every store, which takes its time. */
    private static final int MOST_AT_ONCE = 50;

    private final Jdbi jdbi;
    private final ErasureRequests erasures;

    UnusedContacts(Jdbi jdbi, ErasureRequests erasures) {
        this.jdbi = jdbi;
        this.erasures = erasures;
    }

    @Override
    public String store() {
        return "contact";
    }

    @Override
    public Found find(Instant before) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*), min(at) from (" + UNUSED + ") unused")
                .bind("tenant", Tenant.current())
                .bind("before", before.atOffset(ZoneOffset.UTC))
                .map((row, context) -> found(row))
                .one());
    }

    @Override
    public long expire(Instant before, int most) {
        var people = next(before, Math.min(most, MOST_AT_ONCE));
        if (!people.isEmpty()) {
            erasures.request(people);
        }
        return people.size();
    }

    private List<UUID> next(Instant before, int most) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select id from (" + UNUSED + ") unused order by id limit :most")
                        .bind("tenant", Tenant.current())
                        .bind("before", before.atOffset(ZoneOffset.UTC))
                        .bind("most", most)
                        .mapTo(UUID.class)
                        .list());
    }

    private static Found found(ResultSet row) throws SQLException {
        var oldest = row.getObject(2, OffsetDateTime.class);
        return new Found(row.getLong(1), oldest == null ? null : oldest.toInstant());
    }
}
