package io.kring.platform.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event that waits to be sent. */
record OutboxRow(
        long seq,
        String tenant,
        UUID id,
        String aggregate,
        String aggregateId,
        String type,
        String payload,
        @Nullable String traceparent,
        Instant occurredAt) {

    private static final String FIRST = """
            select seq, tenant_id, id, aggregatetype, aggregateid, type, payload, traceparent, occurred_at
            from (select *, sum(octet_length(payload)) over (order by seq) - octet_length(payload) as bytes_before
                  from (select * from outbox order by seq limit ?) oldest) measured
            where bytes_before < ? order by seq""";

    /** The oldest, so many and, but for the last of them, of so many bytes; whatever its size the very first. */
    static List<OutboxRow> first(Connection connection, int limit, int bytes) throws SQLException {
        try (var select = connection.prepareStatement(FIRST)) {
            select.setInt(1, limit);
            select.setInt(2, bytes);
            var rows = new ArrayList<OutboxRow>();
            try (var result = select.executeQuery()) {
                while (result.next()) {
                    rows.add(new OutboxRow(
                            result.getLong(1),
                            result.getString(2),
                            result.getObject(3, UUID.class),
                            result.getString(4),
                            result.getString(5),
                            result.getString(6),
                            result.getString(7),
                            result.getString(8),
                            result.getObject(9, OffsetDateTime.class).toInstant()));
                }
            }
            return rows;
        }
    }

    static void delete(Connection connection, Collection<OutboxRow> rows) throws SQLException {
        try (var delete = connection.prepareStatement("delete from outbox where seq = any(?)")) {
            delete.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint", rows.stream().map(OutboxRow::seq).toArray()));
            delete.executeUpdate();
        }
    }
}
