package io.kring.platform.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kring.platform.id.Ids;
import io.kring.platform.tenant.Tenant;
import io.kring.platform.trace.Traces;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Publishes events together with the change that they tell of: they are stored in the caller's transaction and sent by
 * {@link OutboxRelay} after it has committed, at least once and in order.
 */
@ApplicationScoped
public class Outbox {
    private static final String INSERT = """
            insert into outbox (tenant_id, id, aggregatetype, aggregateid, type, payload, traceparent, occurred_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)""";

    /** Of the payload; Kafka takes 1 MiB with key and headers. */
    private static final int LARGEST = 1_000_000;

    private final DataSource dataSource;
    private final ObjectMapper json;
    private final OutboxBell bell;

    Outbox(DataSource dataSource, ObjectMapper json, OutboxBell bell) {
        this.dataSource = dataSource;
        this.json = json;
        this.bell = bell;
    }

    @Transactional(TxType.MANDATORY)
    public void publish(String aggregate, UUID aggregateId, String type, Object data) {
        publishAll(List.of(OutboxEvent.of(aggregate, aggregateId, type, data)));
    }

    @Transactional(TxType.MANDATORY)
    public void publishAll(List<OutboxEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        var tenant = Tenant.current();
        var now = OffsetDateTime.now(ZoneOffset.UTC);
        var running = Traces.running();
        try (var connection = dataSource.getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            for (var event : events) {
                insert.setString(1, tenant);
                insert.setObject(2, Ids.next());
                insert.setString(3, event.aggregate());
                insert.setString(4, event.aggregateId().toString());
                insert.setString(5, event.type());
                insert.setString(6, payload(event));
                insert.setString(7, event.traceparent() == null ? running : event.traceparent());
                insert.setObject(8, now);
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("Cannot store the events in the outbox", e);
        }
        bell.ringAfterCommit();
    }

    /** One that the broker refuses would hold up all events behind it. */
    private String payload(OutboxEvent event) throws JsonProcessingException {
        var payload = json.writeValueAsString(event.data());
        if (payload.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
            throw new IllegalArgumentException(event.type() + " has more than " + LARGEST + " bytes");
        }
        return payload;
    }
}
