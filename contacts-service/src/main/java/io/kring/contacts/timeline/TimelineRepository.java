package io.kring.contacts.timeline;

import io.kring.platform.event.Event;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The entries of all timelines. */
@ApplicationScoped
public class TimelineRepository {
    /** An entry and whose it is. */
    public record Row(UUID contactId, TimelineEntry entry) {}

    private final Jdbi jdbi;
    private final TimelineMonths months;

    TimelineRepository(Jdbi jdbi, TimelineMonths months) {
        this.jdbi = jdbi;
        this.months = months;
    }

    /** Writes down what an event told of a person. */
    public void add(Event event, UUID contact, Instant at, @Nullable String channel, String summary) {
        addAll(List.of(row(event, contact, at, channel, summary)));
    }

    /**
     * Writes the entries of a record of this service anew, which may change after it was made; what events told never does.
     *
     * @param before the entries that stand for it; only their ids and times matter
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void replace(List<Row> before, List<Row> after) {
        months.makeFor(times(after));
        remove(before);
        insert(after);
    }

    void addAll(List<Row> rows) {
        months.makeFor(times(rows));
        insert(rows);
    }

    static Row row(Event event, UUID contact, Instant at, @Nullable String channel, String summary) {
        var kind = event.type().replaceFirst("\\.v\\d+$", "");
        var service = event.source().substring(event.source().lastIndexOf('/') + 1);
        var trace = TimelineEntry.traceId(event.traceparent());
        return new Row(
                contact,
                new TimelineEntry(event.id(), readable(at), kind, channel, summary, service, event.subject(), trace));
    }

    private void insert(List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> {
            var insert = handle.prepareBatch("""
                    insert into timeline_entry (tenant_id, contact_id, occurred_at, id, kind, channel, summary, service,
                      subject_id, trace_id)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""");
            for (var row : rows) {
                var entry = row.entry();
                insert.add(
                        Tenant.current(),
                        row.contactId(),
                        entry.occurredAt().atOffset(ZoneOffset.UTC),
                        entry.id(),
                        entry.kind(),
                        entry.channel(),
                        entry.summary(),
                        entry.service(),
                        entry.subjectId(),
                        entry.traceId());
            }
            insert.execute();
        });
    }

    private void remove(List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> {
            var delete = handle.prepareBatch(
                    "delete from timeline_entry where tenant_id = ? and contact_id = ? and occurred_at = ? and id = ?");
            for (var row : rows) {
                var entry = row.entry();
                delete.add(Tenant.current(), row.contactId(), entry.occurredAt().atOffset(ZoneOffset.UTC), entry.id());
            }
            delete.execute();
        });
    }

    /** Pages are read on from a time, and these are the years that a request can name. */
    private static Instant readable(Instant at) {
        var year = at.atOffset(ZoneOffset.UTC).getYear();
        if (year < 1 || year > 9999) {
            throw new IllegalArgumentException("It happened at " + at + ", which is not in the years 1 to 9999");
        }
        return at;
    }

    private static List<Instant> times(List<Row> rows) {
        return rows.stream().map(row -> row.entry().occurredAt()).toList();
    }
}
