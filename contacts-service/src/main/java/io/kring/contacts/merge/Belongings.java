package io.kring.contacts.merge;

import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** How much is written down of people, also under the ids of those who were merged into them. */
@ApplicationScoped
class Belongings {
    private static final String OF = """
            where tenant_id = :tenant and contact_id in (
              select unnest(:people)
              union all
              select merged_id from contact_merge where tenant_id = :tenant and now_id = any(:people))""";

    private final Jdbi jdbi;

    Belongings(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** At most 10,000: more are not counted. */
    int timelineEntries(Collection<UUID> people) {
        return count("select count(*) from (select 1 from timeline_entry " + OF + " limit 10000) few", people);
    }

    int activities(Collection<UUID> people) {
        return count("select count(distinct activity_id) from activity_contact " + OF, people);
    }

    private int count(String sql, Collection<UUID> people) {
        return jdbi.withHandle(handle -> handle.createQuery(sql)
                .bind("tenant", Tenant.current())
                .bind("people", people.toArray(UUID[]::new))
                .mapTo(Integer.class)
                .one());
    }
}
