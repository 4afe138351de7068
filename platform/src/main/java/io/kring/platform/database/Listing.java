package io.kring.platform.database;

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
 * Lists by the time of making: ids are UUIDv7, so their order is that of time.
 *
 * @param select ends with {@code where <alias>.tenant_id = ?}
 * @param id the id's column, with its alias
 */
public record Listing<T>(String select, String id, Order order, RowMapper<T> mapper, Function<T, UUID> key) {

    /** Which end of time comes first. */
    public enum Order {
        OLDEST_FIRST(" > ?", ""),
        NEWEST_FIRST(" < ?", " desc");

        private final String beyond;
        private final String direction;

        Order(String beyond, String direction) {
            this.beyond = beyond;
            this.direction = direction;
        }
    }

    public Page<T> page(Jdbi jdbi, @Nullable Filter filter, PageQuery page) {
        return pageWhere(jdbi, filter == null ? null : filter.sql(), page);
    }

    /** @param where of the same aliases as the select */
    public Page<T> pageWhere(Jdbi jdbi, Filter.@Nullable Sql where, PageQuery page) {
        var last = page.uuid(0);
        var sql = select
                + (last == null ? "" : " and " + id + order.beyond)
                + (where == null ? "" : " and (" + where.where() + ")")
                + " order by " + id + order.direction + " limit ?";
        var rows = jdbi.withHandle(handle -> {
            var query = handle.createQuery(sql);
            var place = 0;
            query.bind(place++, Tenant.current());
            if (last != null) {
                query.bind(place++, last);
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
