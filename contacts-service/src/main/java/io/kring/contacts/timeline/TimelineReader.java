package io.kring.contacts.timeline;

import io.kring.platform.filter.Filter;
import io.kring.platform.filter.FilterFields;
import io.kring.platform.page.Page;
import io.kring.platform.page.PageQuery;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** Reads timelines, the last first. */
@ApplicationScoped
class TimelineReader {
    /** All of them are in the primary key's index; another one would be looked up in the table for every entry. */
    static final FilterFields FIELDS = FilterFields.builder()
            .text("kind", "t.kind")
            .text("channel", "t.channel")
            .text("service", "t.service")
            .timestamp("occurredAt", "t.occurred_at")
            .text("subjectId", "t.subject_id")
            .build();

    private static final String COLUMNS =
            "t.id, t.occurred_at, t.kind, t.channel, t.summary, t.service, t.subject_id, t.trace_id";
    private static final String KEY = "tenant_id, contact_id, occurred_at, id";
    private static final String LAST_FIRST = " order by t.occurred_at desc, t.id desc";

    private final Jdbi jdbi;

    TimelineReader(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** @param family the ids under which entries of the person are written down: mostly one, more after a merge */
    Page<TimelineEntry> list(List<UUID> family, @Nullable Filter filter, PageQuery page) {
        var parameters = new ArrayList<Object>(List.of(Tenant.current(), family.getFirst()));
        var where = new StringBuilder(" from timeline_entry t where t.tenant_id = ? and t.contact_id = ?");
        var before = page.instant(0);
        var beforeId = page.uuid(1);
        if (before != null && beforeId != null) {
            var time = before.atOffset(ZoneOffset.UTC);
            where.append(" and t.occurred_at <= ? and (t.occurred_at, t.id) < (?, ?)"); // the first spares later months
            parameters.addAll(List.of(time, time, beforeId));
        }
        if (filter != null) {
            var condition = filter.sql();
            where.append(" and (").append(condition.where()).append(")");
            parameters.addAll(condition.parameters());
        }
        parameters.add(page.fetch());
        var one = filter == null ? plain(where) : filtered(where);
        var sql = family.size() == 1 ? one : ofMany(one);
        if (family.size() > 1) {
            parameters.remove(1);
            parameters.addFirst(family.toArray(UUID[]::new));
            parameters.add(page.fetch());
        }
        var entries = jdbi.withHandle(handle -> {
            var query = handle.createQuery(sql);
            for (var place = 0; place < parameters.size(); place++) {
                query.bind(place, parameters.get(place));
            }
            return query.map(ConstructorMapper.of(TimelineEntry.class)).list();
        });
        return Page.of(entries, page, entry -> List.of(entry.occurredAt(), entry.id()));
    }

    private static String plain(CharSequence where) {
        return "select " + COLUMNS + where + LAST_FIRST + " limit ?";
    }

    /** Finds the page in the index first: ten thousand entries lie on about as many pages of the table, and fifty are shown. */
    private static String filtered(CharSequence where) {
        return "select " + COLUMNS + " from (select " + KEY + where + LAST_FIRST
                + " limit ?) found join timeline_entry t using (" + KEY + ")" + LAST_FIRST;
    }

    /** A page of each id by its index, and of those a page. An activity that concerned several of them is one entry. */
    private static String ofMany(String one) {
        return "select distinct on (t.occurred_at, t.id) " + COLUMNS
                + " from unnest(?) family (member) cross join lateral ("
                + one.replace("t.contact_id = ?", "t.contact_id = member") + ") t" + LAST_FIRST + " limit ?";
    }
}
