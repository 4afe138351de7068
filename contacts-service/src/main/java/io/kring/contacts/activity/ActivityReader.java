package io.kring.contacts.activity;

import io.kring.contacts.permission.Access;
import io.kring.platform.filter.Filter;
import io.kring.platform.filter.FilterFields;
import io.kring.platform.page.Page;
import io.kring.platform.page.PageQuery;
import io.kring.platform.problem.Problems;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** Reads activities as they are shown. */
@ApplicationScoped
class ActivityReader {
    /** What a list of activities can be filtered by; {@code contactId} is that of any person whom it concerns. */
    static final FilterFields FIELDS = FilterFields.builder()
            .text("type", "a.type")
            .id("contactId", "l.contact_id")
            .text("subject", "a.subject")
            .timestamp("at", "a.at")
            .text("direction", "a.direction")
            .text("outcome", "a.outcome")
            .text("place", "a.place")
            .timestamp("dueAt", "a.due_at")
            .timestamp("doneAt", "a.done_at")
            .text("assignee", "a.assignee")
            .text("createdBy", "a.created_by")
            .timestamp("createdAt", "a.created_at")
            .timestamp("updatedAt", "a.updated_at")
            .build();

    private static final String SELECT = """
            select a.id as activity_id, a.version, a.type,
              array(select distinct c.id from activity_contact l
                left join contact_merge m on m.tenant_id = l.tenant_id and m.merged_id = l.contact_id and m.now_id is not null
                join contact c on c.tenant_id = l.tenant_id and c.id = coalesce(m.now_id, l.contact_id)
                where l.tenant_id = a.tenant_id and l.activity_id = a.id and %s order by c.id) as contact_ids,
              a.subject, a.text, a.at, a.duration_minutes, a.direction, a.outcome, a.place, a.due_at, a.done_at, a.assignee,
              a.created_by, a.created_at, a.updated_at
            from activity a where a.tenant_id = ?""";

    /** Also of those who stand for whom it was written down for: each part is found by its own index. */
    private static final String OF_CONTACTS = """
            and exists (select from (
                select tenant_id, activity_id, contact_id from activity_contact
                union all
                select n.tenant_id, n.activity_id, m.now_id from contact_merge m
                  join activity_contact n on n.tenant_id = m.tenant_id and n.contact_id = m.merged_id
                  where m.now_id is not null) l
              where l.tenant_id = a.tenant_id and l.activity_id = a.id and (""";

    private static final String CONCERNS_ONE_WHO_IS_SEEN = """
            exists (select from activity_contact l
              left join contact_merge m on m.tenant_id = l.tenant_id and m.merged_id = l.contact_id and m.now_id is not null
              join contact c on c.tenant_id = l.tenant_id and c.id = coalesce(m.now_id, l.contact_id)
              where l.tenant_id = a.tenant_id and l.activity_id = a.id and %s)""";
    /** A filter that names somebody who must not be seen finds nothing. */
    private static final String IS_SEEN = """
            exists (select from contact c left join contact_merge m on m.tenant_id = c.tenant_id and m.merged_id = l.contact_id
              and m.now_id is not null
              where c.tenant_id = l.tenant_id and c.id = coalesce(m.now_id, l.contact_id) and %s)""";

    private static final RowMapper<ActivityView> VIEW = ConstructorMapper.of(ActivityView.class);

    private final Jdbi jdbi;

    ActivityReader(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 404 where there is none, or none that the asker may see */
    ActivityView get(UUID id) {
        var parameters = new ArrayList<Object>();
        var sql = select(parameters).append(" and a.id = ?");
        parameters.add(id);
        return read(sql.toString(), parameters).stream()
                .filter(activity ->
                        Access.current().seesAll() || !activity.contactIds().isEmpty())
                .findFirst()
                .orElseThrow(() -> Problems.notFound("activity", id));
    }

    private static StringBuilder select(List<Object> parameters) {
        var seen = Access.current().where("c");
        parameters.addAll(seen.parameters());
        parameters.add(Tenant.current());
        return new StringBuilder(SELECT.formatted(seen.where()));
    }

    /** The newest first. */
    Page<ActivityView> list(@Nullable Filter filter, PageQuery page) {
        var parameters = new ArrayList<Object>();
        var sql = select(parameters);
        var seen = Access.current().where("c");
        var limited = !Access.current().seesAll();
        if (limited) {
            sql.append(" and ").append(CONCERNS_ONE_WHO_IS_SEEN.formatted(seen.where()));
            parameters.addAll(seen.parameters());
        }
        var before = page.uuid(0);
        if (before != null) {
            sql.append(" and a.id < ?");
            parameters.add(before);
        }
        if (filter != null) {
            var where = filter.sql();
            var concerned = where.where().contains("l.contact_id");
            sql.append(concerned ? " " + OF_CONTACTS : " and (")
                    .append(where.where())
                    .append(concerned && limited ? ") and " + IS_SEEN.formatted(seen.where()) : ")")
                    .append(concerned ? ")" : "");
            parameters.addAll(where.parameters());
            parameters.addAll(concerned && limited ? seen.parameters() : List.of());
        }
        parameters.add(page.fetch());
        return Page.of(
                read(sql + " order by a.id desc limit ?", parameters),
                page,
                activity -> List.of(activity.activityId()));
    }

    private List<ActivityView> read(String sql, List<?> parameters) {
        return jdbi.withHandle(handle -> {
            var query = handle.createQuery(sql);
            for (var place = 0; place < parameters.size(); place++) {
                query.bind(place, parameters.get(place));
            }
            return query.map(VIEW).list();
        });
    }
}
