package io.kring.contacts.timeline;

import io.kring.platform.event.Event;
import io.kring.platform.page.Page;
import io.kring.platform.page.PageQuery;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** The entries of all timelines. */
@ApplicationScoped
public class TimelineRepository {
    /** An entry and whose it is. */
    record Row(UUID contactId, TimelineEntry entry) {}

    private final Jdbi jdbi;

    TimelineRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Writes down what an event told of a person. */
    public void add(Event event, UUID contact, Instant at, @Nullable String channel, String summary) {
        addAll(List.of(row(event, contact, at, channel, summary)));
    }

    void addAll(List<Row> rows) {
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

    static Row row(Event event, UUID contact, Instant at, @Nullable String channel, String summary) {
        var kind = event.type().replaceFirst("\\.v\\d+$", "");
        var service = event.source().substring(event.source().lastIndexOf('/') + 1);
        var trace = event.traceparent() == null ? null : event.traceparent().split("-", 3)[1];
        return new Row(
                contact, new TimelineEntry(event.id(), at, kind, channel, summary, service, event.subject(), trace));
    }

    /** The last first. */
    Page<TimelineEntry> list(UUID contact, PageQuery page) {
        var before = page.instant(0);
        var entries = jdbi.withHandle(handle -> handle.createQuery("""
                        select id, occurred_at, kind, channel, summary, service, subject_id, trace_id from timeline_entry
                        where tenant_id = :tenant and contact_id = :contact
                          and (cast(:before as timestamptz) is null or (occurred_at, id) < (cast(:before as timestamptz), cast(:beforeId as uuid)))
                        order by occurred_at desc, id desc limit :limit""")
                .bind("tenant", Tenant.current())
                .bind("contact", contact)
                .bind("before", before == null ? null : before.atOffset(ZoneOffset.UTC))
                .bind("beforeId", page.uuid(1))
                .bind("limit", page.fetch())
                .map(ConstructorMapper.of(TimelineEntry.class))
                .list());
        return Page.of(entries, page, entry -> List.of(entry.occurredAt(), entry.id()));
    }
}
