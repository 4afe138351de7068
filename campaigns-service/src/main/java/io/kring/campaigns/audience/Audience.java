package io.kring.campaigns.audience;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kring.platform.filter.Filter;
import io.kring.platform.filter.FilterFields;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The people that campaigns can be for. */
@ApplicationScoped
public class Audience {
    /** What segments select by. */
    public static final FilterFields FIELDS = FilterFields.builder()
            .id("contactId", "a.contact_id")
            .text("givenName", "a.given_name")
            .text("familyName", "a.family_name")
            .text("city", "a.city")
            .text("country", "a.country")
            .text("language", "a.language")
            .text("preferredChannel", "a.preferred_channel")
            .textList("tags", "a.tags")
            .bool("hasEmail", "a.has_email")
            .bool("hasPhone", "a.has_phone")
            .bool("smsConsent", "a.sms_consent")
            .bool("emailConsent", "a.email_consent")
            .timestamp("createdAt", "a.created_at")
            .build();

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Jdbi jdbi;
    private final ContactMerges merges;
    private final ObjectMapper json;

    Audience(Jdbi jdbi, ContactMerges merges, ObjectMapper json) {
        this.jdbi = jdbi;
        this.merges = merges;
        this.json = json;
    }

    /** The people after this one, in the order of their ids. */
    public List<Person> after(@Nullable UUID last, Filter.Sql written, int limit) {
        var filter = present(written);
        var columns = """
                a.contact_id, a.given_name, a.family_name, a.city, a.country, a.language, a.preferred_channel, a.tags,
                a.has_email, a.has_phone, a.sms_consent, a.email_consent, a.created_at""";
        return jdbi.withHandle(handle -> {
            var rest = " and a.contact_id > ? order by a.contact_id limit ?";
            var place = filter.parameters().size() + 1;
            return query(handle, "select " + columns, filter, rest)
                    .bind(place, last == null ? BEFORE_ALL : last)
                    .bind(place + 1, limit)
                    .map((row, context) -> person(row))
                    .list();
        });
    }

    public AudienceSize size(Filter.Sql written) {
        var filter = present(written);
        return jdbi.withHandle(handle -> {
            var counted = query(
                            handle,
                            "select count(*) from (select 1",
                            filter,
                            " limit " + (AudienceSize.EXACT + 1) + ") few")
                    .mapTo(Long.class)
                    .one();
            return counted <= AudienceSize.EXACT
                    ? new AudienceSize(counted, false)
                    : new AudienceSize(Math.max(counted, estimate(handle, filter)), true);
        });
    }

    /** Whom a segment names by an id that they had before a merge is in it still. */
    private Filter.Sql present(Filter.Sql written) {
        var named = written.parameters().stream()
                .filter(UUID.class::isInstance)
                .map(UUID.class::cast)
                .toList();
        var now = merges.now(named);
        return now.isEmpty()
                ? written
                : new Filter.Sql(
                        written.where(),
                        written.parameters().stream()
                                .map(parameter -> parameter instanceof UUID id ? now.getOrDefault(id, id) : parameter)
                                .toList());
    }

    private long estimate(Handle handle, Filter.Sql filter) {
        var plan = query(handle, "explain (format json) select 1", filter, "")
                .mapTo(String.class)
                .one();
        try {
            return json.readTree(plan).at("/0/Plan/Plan Rows").asLong();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL's plan is not JSON", e);
        }
    }

    private static Query query(Handle handle, String select, Filter.Sql filter, String rest) {
        var sql = select + " from audience_member a where a.tenant_id = ? and (" + filter.where() + ")" + rest;
        var query = handle.createQuery(sql).bind(0, Tenant.current());
        var place = 1;
        for (var parameter : filter.parameters()) {
            query.bind(place++, parameter);
        }
        return query;
    }

    private static Person person(ResultSet row) throws SQLException {
        return new Person(
                row.getObject("contact_id", UUID.class),
                row.getString("given_name"),
                row.getString("family_name"),
                row.getString("city"),
                row.getString("country"),
                row.getString("language"),
                row.getString("preferred_channel"),
                Arrays.asList((String[]) row.getArray("tags").getArray()),
                row.getBoolean("has_email"),
                row.getBoolean("has_phone"),
                row.getBoolean("sms_consent"),
                row.getBoolean("email_consent"),
                row.getTimestamp("created_at").toInstant());
    }
}
