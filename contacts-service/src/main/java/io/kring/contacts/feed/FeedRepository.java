package io.kring.contacts.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.kring.contacts.feed.FeedListener.PersonTold;
import io.kring.platform.event.Received;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** The feeds that are open, and their events. */
@ApplicationScoped
class FeedRepository {
    /**
     * Names, which stand there in one line, cannot be hidden field by field; who reads of a merge has them from before. What comes late
     * of somebody who was erased is not kept, only that they are gone.
     */
    private static final String INSERT = """
            insert into partner_event (tenant_id, id, type, contact_id, occurred_at, payload)
            select f.tenant_id, e.id, e.type, e.contact_id, e.at, case e.type
                when 'contact.merged.v1' then e.payload - 'name'
                when 'contact.unmerged.v1' then jsonb_set(e.payload, '{restored}', (
                  select jsonb_agg(one - 'name') from jsonb_array_elements(e.payload -> 'restored') one))
                else e.payload end
            from partner_feed f cross join unnest(:ids, :types, :contacts, cast(:times as timestamptz[]), cast(:payloads as jsonb[]))
              with ordinality e (id, type, contact_id, at, payload, number)
            where f.tenant_id = :tenant and (e.type = :deleted or not exists (
              select from erased_contact g where g.tenant_id = f.tenant_id and g.contact_id = e.contact_id))
            order by e.number
            on conflict do nothing""";

    /** Only what was written by transactions before which none is under way: none can come to be before it any more. */
    private static final String AFTER = """
            select id, type, occurred_at, contact_id, payload, cast(xid as text) as xid, seq from partner_event
            where tenant_id = :tenant and (xid, seq) > (cast(:xid as xid8), :seq)
              and xid < pg_snapshot_xmin(pg_current_snapshot())
            order by xid, seq limit :limit""";

    private static final String FORGET = """
            with gone as (
              delete from partner_event where received_at < now() - interval '30 days' returning tenant_id, xid, seq),
            last as (
              select distinct on (tenant_id) tenant_id, xid, seq from gone order by tenant_id, xid desc, seq desc)
            update partner_feed f set from_xid = last.xid, from_seq = last.seq from last
            where f.tenant_id = last.tenant_id and (last.xid, last.seq) > (f.from_xid, f.from_seq)""";

    /**
     * What of a feed can be read.
     *
     * @param from behind the last event that is not kept any more
     * @param end of which transactions there can be no event yet
     */
    record Extent(Place from, long end) {}

    /** An event, and the place behind it. */
    record Row(FeedEvent event, Place place) {}

    private final Jdbi jdbi;
    private final ObjectReader json;

    FeedRepository(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json.readerFor(JsonNode.class).with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }

    void open(String user) {
        jdbi.useHandle(handle -> handle.execute(
                "insert into partner_feed (tenant_id, opened_by) values (?, ?) on conflict do nothing",
                Tenant.current(),
                user));
    }

    /** Its events are deleted with it. */
    void close() {
        jdbi.useHandle(handle -> handle.execute("delete from partner_feed where tenant_id = ?", Tenant.current()));
    }

    Set<String> openAmong(Collection<String> tenants) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select tenant_id from partner_feed where tenant_id = any(?)")
                        .bind(0, tenants.toArray(String[]::new))
                        .mapTo(String.class)
                        .set());
    }

    /** Empty where the feed is not open. */
    Optional<Extent> extent() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select cast(from_xid as text) as xid, from_seq as seq,
                          cast(pg_snapshot_xmax(pg_current_snapshot()) as text) as last
                        from partner_feed where tenant_id = ?""")
                .bind(0, Tenant.current())
                .map((row, context) -> new Extent(place(row), Long.parseLong(row.getString("last"))))
                .findOne());
    }

    void add(List<Received<PersonTold>> events) {
        jdbi.useHandle(handle -> handle.createUpdate(INSERT)
                .bind("tenant", Tenant.current())
                .bind("deleted", FeedTypes.DELETED)
                .bind("ids", events.stream().map(one -> one.event().id()).toArray(UUID[]::new))
                .bind("types", texts(events, one -> one.event().type()))
                .bind(
                        "contacts",
                        events.stream().map(one -> one.data().contactId()).toArray(UUID[]::new))
                .bind("times", texts(events, one -> one.event().time().toString()))
                .bind("payloads", texts(events, one -> new String(one.event().data(), StandardCharsets.UTF_8)))
                .execute());
    }

    /** In their order. */
    List<Row> after(Place place, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(AFTER)
                .bind("tenant", Tenant.current())
                .bind("xid", Long.toString(place.xid()))
                .bind("seq", place.seq())
                .bind("limit", limit)
                .map(this::row)
                .list());
    }

    /** Of all tenants, what was kept for 30 days. */
    void forget() {
        jdbi.useHandle(handle -> handle.execute(FORGET));
    }

    private static String[] texts(List<Received<PersonTold>> events, Function<Received<PersonTold>, String> text) {
        return events.stream().map(text).toArray(String[]::new);
    }

    private Row row(ResultSet row, StatementContext context) throws SQLException {
        try {
            var event = new FeedEvent(
                    row.getObject("id", UUID.class),
                    row.getString("type"),
                    row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                    row.getObject("contact_id", UUID.class),
                    json.readTree(row.getString("payload")));
            return new Row(event, place(row));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What PostgreSQL keeps as JSON is none", e);
        }
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(Long.parseLong(row.getString("xid")), row.getLong("seq"));
    }
}
