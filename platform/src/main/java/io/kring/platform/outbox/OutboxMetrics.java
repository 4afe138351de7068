package io.kring.platform.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import javax.sql.DataSource;

/** {@code kring_outbox_age_seconds} and {@code kring_outbox_rows}: how far publishing is behind. */
@ApplicationScoped
class OutboxMetrics {
    private static final String AGE =
            "select coalesce(extract(epoch from now() - (select occurred_at from outbox order by seq limit 1)), 0)";
    private static final String ROWS = "select count(*) from outbox";

    private final DataSource dataSource;

    OutboxMetrics(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void register(@Observes StartupEvent event, MeterRegistry registry) {
        Gauge.builder("kring.outbox.age", () -> read(AGE))
                .description("Age of the oldest event that waits to be sent")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("kring.outbox.rows", () -> read(ROWS))
                .description("Events that wait to be sent")
                .register(registry);
    }

    private double read(String sql) {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            return result.next() ? result.getDouble(1) : Double.NaN;
        } catch (SQLException e) {
            return Double.NaN;
        }
    }
}
