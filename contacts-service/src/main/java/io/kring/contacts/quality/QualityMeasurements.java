package io.kring.contacts.quality;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kring.contacts.quality.QualityTrend.Point;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** What was measured, the last of each day (UTC). */
@ApplicationScoped
class QualityMeasurements {
    private final Jdbi jdbi;
    private final ObjectMapper json;

    QualityMeasurements(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    void store(QualityReport report) {
        var at = Objects.requireNonNull(report.measuredAt()).atOffset(ZoneOffset.UTC);
        jdbi.useHandle(handle -> handle.execute(
                """
                        insert into quality_measurement (tenant_id, day, measured_at, people, score, report)
                        values (?, ?, ?, ?, ?, cast(? as json))
                        on conflict (tenant_id, day) do update set measured_at = excluded.measured_at, people = excluded.people,
                          score = excluded.score, report = excluded.report""", Tenant.current(), at.toLocalDate(), at, report.people(), report.score(), written(report)));
    }

    Optional<QualityReport> last() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select report from quality_measurement where tenant_id = ? order by day desc limit 1")
                .bind(0, Tenant.current())
                .mapTo(String.class)
                .findFirst()
                .map(this::read));
    }

    boolean isThere(LocalDate day) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select exists (select from quality_measurement where tenant_id = ? and day = ?)")
                .bind(0, Tenant.current())
                .bind(1, day)
                .mapTo(Boolean.class)
                .one());
    }

    /** In the order of days, both of these included. */
    List<Point> between(LocalDate from, LocalDate to) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select day, report from quality_measurement
                        where tenant_id = ? and day between ? and ? order by day""")
                .bind(0, Tenant.current())
                .bind(1, from)
                .bind(2, to)
                .map((row, context) -> Point.of(row.getObject(1, LocalDate.class), read(row.getString(2))))
                .list());
    }

    /** Who has people, from one to the next and not over all people. */
    List<String> tenants() {
        return jdbi.withHandle(
                handle -> handle.createQuery("""
                        with recursive tenant (id) as (
                          select min(tenant_id) from contact
                          union all
                          select (select min(c.tenant_id) from contact c where c.tenant_id > tenant.id)
                          from tenant where tenant.id is not null)
                        select id from tenant where id is not null""").mapTo(String.class).list());
    }

    private String written(QualityReport report) {
        try {
            return json.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A measurement that cannot be written as JSON", e);
        }
    }

    private QualityReport read(String written) {
        try {
            return json.readValue(written, QualityReport.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A measurement that cannot be read", e);
        }
    }
}
