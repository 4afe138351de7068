package io.kring.platform.retention;

import io.kring.platform.privacy.PersonalData.Expiry;
import io.kring.platform.tenant.Tenant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Jdbi;

/** What statements find and do away with. */
record AgingRows(String store, Expiry expiry, Jdbi jdbi) implements Aging {
    private static final String FIND = "select count(*), min(held.at) from (%s) held (at)";

    @Override
    public Found find(Instant before) {
        return jdbi.withHandle(handle -> handle.createQuery(FIND.formatted(expiry.holds()))
                .bind("tenant", Tenant.current())
                .bind("before", before.atOffset(ZoneOffset.UTC))
                .map((row, context) -> found(row))
                .one());
    }

    @Override
    public long expire(Instant before, int most) {
        return jdbi.withHandle(handle -> handle.createUpdate(expiry.erase())
                .bind("tenant", Tenant.current())
                .bind("before", before.atOffset(ZoneOffset.UTC))
                .bind("most", most)
                .execute());
    }

    private static Found found(ResultSet row) throws SQLException {
        var oldest = row.getObject(2, OffsetDateTime.class);
        return new Found(row.getLong(1), oldest == null ? null : oldest.toInstant());
    }
}
