package io.kring.contacts.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Everybody as they were before each change: whoever changes a person keeps them first, in the same transaction. */
@ApplicationScoped
public class Versions {
    private static final String SELECT = """
            select version, valid_from, state, change_id, changed_by, origin from contact_version
            where tenant_id = :tenant and contact_id = :contact""";

    private final Jdbi jdbi;
    private final ObjectMapper json;

    Versions(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    /** Before a change of these people. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void keep(Collection<? extends Versioned> people) {
        insert(people.stream()
                .map(person -> new Row(
                        person.contactId(), person.version(), person.updatedAt(), written(person), person.change()))
                .toList());
    }

    /** Before these people are deleted. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void end(Collection<? extends Versioned> people, Instant now, Change by) {
        keep(people);
        insert(people.stream()
                .map(person -> new Row(person.contactId(), person.version() + 1, now, null, by))
                .toList());
    }

    /** The last version that began until then; empty where that is before all that is kept. */
    public Optional<Version> at(UUID contact, Instant time) {
        return jdbi.withHandle(
                handle -> handle.createQuery(SELECT + " and valid_from <= :time order by version desc limit 1")
                        .bind("tenant", Tenant.current())
                        .bind("contact", contact)
                        .bind("time", time.atOffset(ZoneOffset.UTC))
                        .map((row, context) -> version(row))
                        .findOne());
    }

    /** The versions before this one, the last first. */
    public List<Version> before(UUID contact, long version, int limit) {
        return jdbi.withHandle(
                handle -> handle.createQuery(SELECT + " and version < :version order by version desc limit :limit")
                        .bind("tenant", Tenant.current())
                        .bind("contact", contact)
                        .bind("version", version)
                        .bind("limit", limit)
                        .map((row, context) -> version(row))
                        .list());
    }

    private record Row(
            UUID contact,
            int version,
            Instant from,
            @Nullable String state,
            @Nullable Change change) {}

    private void insert(List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> {
            var insert = handle.prepareBatch("""
                    insert into contact_version (tenant_id, contact_id, version, valid_from, state, change_id, changed_by, origin)
                    values (?, ?, ?, ?, cast(? as json), ?, ?, ?)""");
            for (var row : rows) {
                var change = row.change();
                insert.add(
                        Tenant.current(),
                        row.contact(),
                        row.version(),
                        row.from().atOffset(ZoneOffset.UTC),
                        row.state(),
                        change == null ? null : change.id(),
                        change == null ? null : change.by(),
                        change == null ? null : change.origin().name());
            }
            insert.execute();
        });
    }

    private Version version(ResultSet row) throws SQLException {
        var state = row.getString("state");
        return new Version(
                row.getInt("version"),
                row.getTimestamp("valid_from").toInstant(),
                state == null ? null : read(state),
                Change.of(row));
    }

    private String written(Object state) {
        try {
            return json.writeValueAsString(state);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A person who cannot be written as JSON", e);
        }
    }

    private JsonNode read(String state) {
        try {
            return json.readTree(state);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A version that is not JSON", e);
        }
    }
}
