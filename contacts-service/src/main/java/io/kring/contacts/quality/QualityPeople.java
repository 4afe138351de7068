package io.kring.contacts.quality;

import io.kring.contacts.permission.Access;
import io.kring.platform.filter.Filter;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Reads of people what is looked at, some at a time. */
@ApplicationScoped
class QualityPeople {
    private static final String SELECT = """
            select c.id, c.given_name, c.family_name, c.street, c.postcode, c.city, c.country, c.birth_date, c.language,
              c.preferred_channel, c.owner,
              array(select i.value from identity i where i.tenant_id = c.tenant_id and i.contact_id = c.id
                and i.kind in ('email', 'phone') order by i.rank) as addresses,
              exists (select from consent_entry e where e.tenant_id = c.tenant_id and e.contact_id = c.id) as asked,
              exists (select from contact_company l where l.tenant_id = c.tenant_id and l.contact_id = c.id) as employed,
              case when c.custom is null then '{}' else array(select jsonb_object_keys(c.custom)) end as custom
            from contact c where c.tenant_id = ?""";

    private final Jdbi jdbi;

    QualityPeople(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * The next people in the order in which they were made.
     *
     * @param after the last of those before, or null for the first
     */
    List<QualitySubject> next(@Nullable UUID after, @Nullable Filter filter, int most) {
        var sql = new StringBuilder(SELECT);
        var parameters = new ArrayList<Object>(List.of(Tenant.current()));
        if (after != null) {
            sql.append(" and c.id > ?");
            parameters.add(after);
        }
        var where = Access.current().where("c", filter == null ? null : filter.sql());
        sql.append(" and (").append(where.where()).append(')');
        parameters.addAll(where.parameters());
        parameters.add(most);
        return jdbi.withHandle(handle -> {
            var query = handle.createQuery(sql.append(" order by c.id limit ?"));
            for (var place = 0; place < parameters.size(); place++) {
                query.bind(place, parameters.get(place));
            }
            return query.map((row, context) -> subject(row)).list();
        });
    }

    private static QualitySubject subject(ResultSet row) throws SQLException {
        var addresses = texts(row.getArray("addresses"));
        return new QualitySubject(
                row.getObject("id", UUID.class),
                row.getString("given_name"),
                row.getString("family_name"),
                addresses.stream().filter(one -> one.contains("@")).toList(),
                addresses.stream().filter(one -> one.startsWith("+")).toList(),
                row.getString("street"),
                row.getString("postcode"),
                row.getString("city"),
                row.getString("country"),
                row.getObject("birth_date", LocalDate.class),
                row.getString("language"),
                row.getString("preferred_channel"),
                row.getString("owner"),
                row.getBoolean("asked"),
                row.getBoolean("employed"),
                Set.copyOf(texts(row.getArray("custom"))));
    }

    private static List<String> texts(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }
}
