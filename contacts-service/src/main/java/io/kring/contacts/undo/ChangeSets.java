package io.kring.contacts.undo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kring.contacts.person.ContactView;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Whom a change has touched, and what it did to them. */
@ApplicationScoped
class ChangeSets {
    private final Jdbi jdbi;
    private final ObjectMapper json;

    ChangeSets(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    /** The next people that a change has touched, by their ids. */
    List<UUID> people(UUID change, @Nullable UUID after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select contact_id from (
                          (select distinct contact_id from contact_version where tenant_id = :tenant and change_id = :change
                             and (cast(:after as uuid) is null or contact_id > cast(:after as uuid))
                           order by contact_id limit :limit)
                          union
                          (select id from contact where tenant_id = :tenant and change_id = :change
                             and (cast(:after as uuid) is null or id > cast(:after as uuid))
                           order by id limit :limit)) as touched
                        order by contact_id limit :limit""")
                .bind("tenant", Tenant.current())
                .bind("change", change)
                .bind("after", after)
                .bind("limit", limit)
                .mapTo(UUID.class)
                .list());
    }

    /** What a change did to these people, of each the last first. */
    List<Step> steps(UUID change, List<UUID> people, Map<UUID, ContactView> now) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        with touched as (
                          select contact_id, version, state, true as past from contact_version
                          where tenant_id = :tenant and contact_id = any(:people) and change_id = :change
                          union all
                          select id, version, null, false from contact
                          where tenant_id = :tenant and id = any(:people) and change_id = :change)
                        select touched.contact_id, touched.version, before.state as before, touched.state as after, past,
                          touched.version > 0 and before.version is null as forgotten
                        from touched left join contact_version before on before.tenant_id = :tenant
                          and before.contact_id = touched.contact_id and before.version = touched.version - 1
                        order by touched.contact_id, touched.version desc""")
                .bind("tenant", Tenant.current())
                .bind("change", change)
                .bind("people", people.toArray(UUID[]::new))
                .map((row, context) -> step(row, now))
                .list());
    }

    /**
     * The end of somebody who was deleted.
     *
     * @param version the last one, without a state
     */
    record Ended(UUID contactId, int version, Instant createdAt) {}

    List<Ended> ends(Collection<UUID> people) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select contact_id, max(version) as version, max(state ->> 'createdAt') as created_at
                        from contact_version where tenant_id = :tenant and contact_id = any(:people) group by contact_id""")
                .bind("tenant", Tenant.current())
                .bind("people", people.toArray(UUID[]::new))
                .map((row, context) -> new Ended(
                        row.getObject("contact_id", UUID.class),
                        row.getInt("version"),
                        Instant.parse(row.getString("created_at"))))
                .list());
    }

    /** The person as JSON, in the form in which versions are kept. */
    JsonNode state(ContactView person) {
        try {
            return comparable(json.readTree(json.writeValueAsBytes(person)));
        } catch (IOException e) {
            throw new IllegalStateException("A person who cannot be written as JSON", e);
        }
    }

    private Step step(ResultSet row, Map<UUID, ContactView> now) throws SQLException {
        var contact = row.getObject("contact_id", UUID.class);
        var after =
                row.getBoolean("past") ? read(row.getString("after")) : state(Objects.requireNonNull(now.get(contact)));
        return new Step(
                contact, row.getInt("version"), read(row.getString("before")), after, row.getBoolean("forgotten"));
    }

    private @Nullable JsonNode read(@Nullable String state) {
        try {
            return state == null ? null : comparable(json.readTree(state));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A version that is not JSON", e);
        }
    }

    /** Companies are the same under another name. */
    private static JsonNode comparable(JsonNode state) {
        state.path("companies").forEach(link -> ((ObjectNode) link).remove("name"));
        return state;
    }
}
