package io.kring.contacts.privacy.dossier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** What the services have handed over, part by part, so that it is never in memory as a whole. */
@ApplicationScoped
public class PartRepository {
    /** Some records of a store. */
    record Part(int part, String store, JsonNode records) {}

    private final Jdbi jdbi;
    private final ObjectMapper json;

    PartRepository(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    public void add(UUID request, String service, int part, String store, List<JsonNode> records) {
        jdbi.useHandle(
                handle -> handle.execute("""
                insert into privacy_part (tenant_id, request_id, service, part, store, records)
                values (?, ?, ?, ?, ?, cast(? as json))""", Tenant.current(), request, service, part, store, written(records)));
    }

    public void delete(UUID request) {
        jdbi.useHandle(handle -> handle.execute(
                "delete from privacy_part where tenant_id = ? and request_id = ?", Tenant.current(), request));
    }

    public void delete(UUID request, String service) {
        jdbi.useHandle(handle -> handle.execute(
                "delete from privacy_part where tenant_id = ? and request_id = ? and service = ?",
                Tenant.current(),
                request,
                service));
    }

    /** @param after 0 for the first */
    Optional<Part> next(UUID request, String service, int after) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select part, store, records from privacy_part
                        where tenant_id = ? and request_id = ? and service = ? and part > ? order by part limit 1""")
                .bind(0, Tenant.current())
                .bind(1, request)
                .bind(2, service)
                .bind(3, after)
                .map((row, context) -> part(row))
                .findOne());
    }

    private Part part(ResultSet row) throws SQLException {
        try {
            return new Part(row.getInt("part"), row.getString("store"), json.readTree(row.getString("records")));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String written(List<JsonNode> records) {
        try {
            return json.writeValueAsString(records);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
