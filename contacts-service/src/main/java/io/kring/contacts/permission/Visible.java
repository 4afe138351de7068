package io.kring.contacts.permission;

import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Which people somebody may see, by their ids. */
@ApplicationScoped
public class Visible {
    private static final String PRESENT = "select c.id from contact c where c.tenant_id = ? and c.id = any(?) and %s";

    /** By who stands for them now. */
    private static final String MERGED = """
            select m.merged_id from contact_merge m join contact c on c.tenant_id = m.tenant_id and c.id = m.now_id
            where m.tenant_id = ? and m.merged_id = any(?) and %s""";

    /** By who looked after them last. */
    private static final String DELETED = """
            select c.contact_id from (
              select distinct on (v.contact_id) v.tenant_id, v.contact_id, v.state ->> 'owner' as owner from contact_version v
              where v.tenant_id = ? and v.contact_id = any(?) and v.state is not null
              order by v.contact_id, v.version desc) c
            where not exists (select from contact n where n.tenant_id = c.tenant_id and n.id = c.contact_id)
              and not exists (select from contact_merge m
                where m.tenant_id = c.tenant_id and m.merged_id = c.contact_id and m.now_id is not null)
              and %s""";

    private static final String ANY_OF_THEM = String.join(" union all ", PRESENT, MERGED, DELETED);

    private final Jdbi jdbi;

    Visible(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public boolean is(UUID contact) {
        return !of(List.of(contact)).isEmpty();
    }

    /**
     * Those of these who may be seen. Who was merged is seen by whoever sees the person who stands for them, who was deleted by
     * whoever saw them last; who never was, by nobody who does not see all.
     */
    public Set<UUID> of(Collection<UUID> contacts) {
        var grants = Access.current();
        if (grants.seesAll() || contacts.isEmpty()) {
            return Set.copyOf(contacts);
        }
        var where = grants.where("c");
        var parameters = new ArrayList<Object>();
        for (var part = 0; part < 3; part++) {
            parameters.add(Tenant.current());
            parameters.add(contacts.toArray(UUID[]::new));
            parameters.addAll(where.parameters());
        }
        return jdbi.withHandle(handle -> {
            var query = handle.createQuery(ANY_OF_THEM.formatted(where.where(), where.where(), where.where()));
            for (var place = 0; place < parameters.size(); place++) {
                query.bind(place, parameters.get(place));
            }
            return new HashSet<>(query.mapTo(UUID.class).list());
        });
    }
}
