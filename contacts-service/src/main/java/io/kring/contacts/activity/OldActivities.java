package io.kring.contacts.activity;

import io.kring.platform.retention.Aging;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Activities that took place long ago and were not changed since. They are deleted as by hand, so that timelines and others follow. */
@ApplicationScoped
class OldActivities implements Aging {
    private static final String BY = "retention";

    /** What is still to be done is not old. */
    private static final String OLD = """
            from activity a where a.tenant_id = :tenant and greatest(a.at, a.updated_at) < :before
              and (a.type <> 'task' or a.done_at is not null)""";

    private final ActivityService service;
    private final ActivityReader reader;
    private final Jdbi jdbi;

    OldActivities(ActivityService service, ActivityReader reader, Jdbi jdbi) {
        this.service = service;
        this.reader = reader;
        this.jdbi = jdbi;
    }

    @Override
    public String store() {
        return "activity";
    }

    @Override
    public Found find(Instant before) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*), min(greatest(a.at, a.updated_at)) " + OLD)
                .bind("tenant", Tenant.current())
                .bind("before", before.atOffset(ZoneOffset.UTC))
                .map((row, context) -> found(row))
                .one());
    }

    @Override
    public long expire(Instant before, int most) {
        var old = jdbi.withHandle(handle -> handle.createQuery("select a.id " + OLD + " limit :most")
                .bind("tenant", Tenant.current())
                .bind("before", before.atOffset(ZoneOffset.UTC))
                .bind("most", most)
                .mapTo(UUID.class)
                .list());
        old.forEach(id -> service.delete(reader.get(id), BY));
        return old.size();
    }

    private static Found found(ResultSet row) throws SQLException {
        var oldest = row.getObject(2, OffsetDateTime.class);
        return new Found(row.getLong(1), oldest == null ? null : oldest.toInstant());
    }
}
