package io.kring.leads.listing;

import io.kring.platform.filter.Filter;
import io.kring.platform.page.Page;
import io.kring.platform.page.PageQuery;
import io.kring.platform.tenant.Tenant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/**
 * Lists by the time of making, the newest first: ids are UUIDv7, so their order is that of time.
 *
 * @param select ends with {@code where <alias>.tenant_id = ?}
 * @param id the id's column, with its alias
 */
public record NewestFirst<T>(String select, String id, RowMapper<T> mapper, Function<T, UUID> key) {

    public Page<T> page(Jdbi jdbi, @Nullable Filter filter, PageQuery page) {
        var where = filter == null ? null : filter.sql();
        var before = page.uuid(0);
        var sql = select
                + (before == null ? "" : " and " + id + " < ?")
                + (where == null ? "" : " and (" + where.where() + ")")
                + " order by " + id + " desc limit ?";
        var rows = jdbi.withHandle(handle -> {
            var query = handle.createQuery(sql);
            var place = 0;
            query.bind(place++, Tenant.current());
            if (before != null) {
                query.bind(place++, before);
            }
            for (var parameter : where == null ? List.of() : where.parameters()) {
                query.bind(place++, parameter);
            }
            query.bind(place, page.fetch());
            return query.map(mapper).list();
        });
        return Page.of(rows, page, row -> List.of(key.apply(row)));
    }
}
