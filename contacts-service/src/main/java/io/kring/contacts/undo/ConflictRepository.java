package io.kring.contacts.undo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** What jobs that undo a change have left as it is. */
@ApplicationScoped
class ConflictRepository {
    /** @param number counts them in the order in which they were found */
    record Listed(long number, Conflict conflict) {}

    private final Jdbi jdbi;
    private final ObjectMapper json;

    ConflictRepository(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    void add(UUID job, List<Conflict> conflicts) {
        if (conflicts.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> {
            var insert = handle.prepareBatch("""
                    insert into undo_conflict (tenant_id, job_id, contact_id, field, reason, before, after, now)
                    values (?, ?, ?, ?, ?, cast(? as jsonb), cast(? as jsonb), cast(? as jsonb))""");
            conflicts.forEach(conflict -> insert.add(
                    Tenant.current(),
                    job,
                    conflict.contactId(),
                    conflict.field(),
                    conflict.reason(),
                    conflict.before().toString(),
                    conflict.after().toString(),
                    conflict.now().toString()));
            insert.execute();
        });
    }

    long count(UUID job) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select count(*) from undo_conflict where tenant_id = ? and job_id = ?")
                        .bind(0, Tenant.current())
                        .bind(1, job)
                        .mapTo(Long.class)
                        .one());
    }

    List<Listed> list(UUID job, long after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select number, contact_id, field, reason, before, after, now from undo_conflict
                        where tenant_id = ? and job_id = ? and number > ? order by number limit ?""")
                .bind(0, Tenant.current())
                .bind(1, job)
                .bind(2, after)
                .bind(3, limit)
                .map((row, context) -> new Listed(row.getLong("number"), conflict(row)))
                .list());
    }

    private Conflict conflict(ResultSet row) throws SQLException {
        return new Conflict(
                row.getObject("contact_id", UUID.class),
                row.getString("field"),
                row.getString("reason"),
                read(row.getString("before")),
                read(row.getString("after")),
                read(row.getString("now")));
    }

    private JsonNode read(String value) {
        try {
            return json.readTree(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A conflict that is not JSON", e);
        }
    }
}
