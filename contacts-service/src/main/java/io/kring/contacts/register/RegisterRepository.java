package io.kring.contacts.register;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kring.platform.database.Listing;
import io.kring.platform.database.Listing.Order;
import io.kring.platform.page.Page;
import io.kring.platform.page.PageQuery;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** What the company itself has to say for the register. */
@ApplicationScoped
class RegisterRepository {
    private static final String ENTRIES =
            "select p.id, p.version, p.entry, p.changed_by, p.changed_at from processing p where p.tenant_id = ?";

    private final Jdbi jdbi;
    private final ObjectMapper json;
    private final Listing<ProcessingView> listing;

    RegisterRepository(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
        this.listing = new Listing<>(
                ENTRIES, "p.id", Order.OLDEST_FIRST, (row, context) -> entry(row), ProcessingView::entryId);
    }

    ControllerView controller() {
        return jdbi.withHandle(handle -> handle.createQuery(
                                "select version, particulars, changed_by, changed_at from controller where tenant_id = ?")
                        .bind(0, Tenant.current())
                        .map((row, context) -> new ControllerView(
                                row.getInt("version"),
                                read(row.getString("particulars"), ControllerInput.class),
                                row.getString("changed_by"),
                                row.getTimestamp("changed_at").toInstant()))
                        .findOne())
                .orElse(ControllerView.NONE);
    }

    /** False where it has another version by now; 0 is that of none. */
    boolean change(ControllerInput particulars, int version, String by, Instant at) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        insert into controller (tenant_id, version, particulars, changed_by, changed_at)
                        values (:tenant, :version + 1, cast(:particulars as jsonb), :by, :at)
                        on conflict (tenant_id) do update set version = excluded.version, particulars = excluded.particulars,
                          changed_by = excluded.changed_by, changed_at = excluded.changed_at
                        where controller.version = :version""")
                        .bind("tenant", Tenant.current())
                        .bind("version", version)
                        .bind("particulars", written(particulars))
                        .bind("by", by)
                        .bind("at", at.atOffset(ZoneOffset.UTC))
                        .execute())
                == 1;
    }

    void add(ProcessingView entry) {
        jdbi.useHandle(handle -> handle.execute(
                """
                insert into processing (tenant_id, id, version, entry, changed_by, changed_at)
                values (?, ?, ?, cast(? as jsonb), ?, ?)""",
                Tenant.current(),
                entry.entryId(),
                entry.version(),
                written(entry.entry()),
                entry.changedBy(),
                entry.changedAt().atOffset(ZoneOffset.UTC)));
    }

    /** False where it has another version by now, or is gone. */
    boolean change(ProcessingView entry) {
        return jdbi.withHandle(handle -> handle.execute(
                        """
                        update processing set version = ?, entry = cast(? as jsonb), changed_by = ?, changed_at = ?
                        where tenant_id = ? and id = ? and version = ?""",
                        entry.version(),
                        written(entry.entry()),
                        entry.changedBy(),
                        entry.changedAt().atOffset(ZoneOffset.UTC),
                        Tenant.current(),
                        entry.entryId(),
                        entry.version() - 1))
                == 1;
    }

    boolean delete(UUID id, int version) {
        return jdbi.withHandle(handle -> handle.execute(
                        "delete from processing where tenant_id = ? and id = ? and version = ?",
                        Tenant.current(),
                        id,
                        version))
                == 1;
    }

    Optional<ProcessingView> find(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(ENTRIES + " and p.id = ?")
                .bind(0, Tenant.current())
                .bind(1, id)
                .map((row, context) -> entry(row))
                .findOne());
    }

    Page<ProcessingView> list(PageQuery page) {
        return listing.page(jdbi, null, page);
    }

    List<ProcessingView> all() {
        return jdbi.withHandle(handle -> handle.createQuery(ENTRIES + " order by p.id")
                .bind(0, Tenant.current())
                .map((row, context) -> entry(row))
                .list());
    }

    private ProcessingView entry(ResultSet row) throws SQLException {
        return new ProcessingView(
                row.getObject("id", UUID.class),
                row.getInt("version"),
                read(row.getString("entry"), ProcessingInput.class),
                row.getString("changed_by"),
                row.getTimestamp("changed_at").toInstant());
    }

    private <T> T read(String written, Class<T> type) {
        try {
            return json.readValue(written, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A part of the register that cannot be read", e);
        }
    }

    private String written(Object part) {
        try {
            return json.writeValueAsString(part);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A part of the register that cannot be written as JSON", e);
        }
    }
}
