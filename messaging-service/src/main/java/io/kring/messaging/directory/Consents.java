package io.kring.messaging.directory;

import io.kring.messaging.directory.DirectoryEvents.ConsentChanged;
import io.kring.messaging.directory.DirectoryEvents.ConsentSince;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** What people allow, by channel and purpose, and the addresses that asked us to stop. */
@ApplicationScoped
public class Consents {
    /**
     * A whole state may have been read while a withdrawal committed beside it, and come after it: so it adds consent that is
     * not known here, and withdraws, but only a consent-changed event grants what was withdrawn.
     */
    private static final String PRESENT = """
            insert into consent (tenant_id, contact_id, channel, purpose, state)
            select :tenant, p."contactId", c.channel, c.purpose, c.state
            from jsonb_to_recordset(cast(:people as jsonb)) as p("contactId" uuid, consents jsonb),
              jsonb_to_recordset(p.consents) as c(channel text, purpose text, state text)
            where p."contactId" = any(:taken)
            on conflict (tenant_id, contact_id, channel, purpose) do update
              set state = excluded.state where excluded.state = 'withdrawn'""";

    private static final String CHANGED = """
            insert into consent (tenant_id, contact_id, channel, purpose, state, changed_at)
            select :tenant, "contactId", channel, purpose, state, at
            from jsonb_to_recordset(cast(:changes as jsonb))
              as c("contactId" uuid, channel text, purpose text, state text, at timestamptz)
            on conflict (tenant_id, contact_id, channel, purpose) do update
              set state = excluded.state, changed_at = excluded.changed_at
              where consent.changed_at is null or consent.changed_at <= excluded.changed_at""";

    private static final String GRANTED_AFTER_OPT_OUT = """
            delete from opt_out o
            using jsonb_to_recordset(cast(:changes as jsonb))
                as c("contactId" uuid, channel text, purpose text, state text, at timestamptz)
              join address a on a.tenant_id = :tenant and a.contact_id = c."contactId" and a.channel = c.channel
            where o.tenant_id = :tenant and o.channel = a.channel
              and o.address in (a.value, address_fingerprint(:tenant, a.channel, a.value)) and o.at < c.at
              and c.purpose = 'marketing' and c.state = 'granted'""";

    private final Jdbi jdbi;
    private final Batch batch;

    Consents(Jdbi jdbi, Batch batch) {
        this.jdbi = jdbi;
        this.batch = batch;
    }

    /** From now on no marketing goes on this channel to anybody who has this address. */
    public void optOut(Channel channel, String address, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into opt_out (tenant_id, channel, address, at) values (:tenant, :channel, :address, :at)
                        on conflict (tenant_id, channel, address) do update set at = greatest(opt_out.at, excluded.at)""")
                .bind("tenant", Tenant.current())
                .bind("channel", channel)
                .bind("address", address)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .execute());
    }

    /** @param people whole states as JSON */
    void take(String people, UUID[] taken) {
        jdbi.useHandle(handle -> handle.createUpdate(PRESENT)
                .bind("tenant", Tenant.current())
                .bind("people", people)
                .bind("taken", taken)
                .execute());
    }

    void change(List<ConsentChanged> changes) {
        change(changes, List.of(CHANGED, GRANTED_AFTER_OPT_OUT));
    }

    /** Of somebody into whom others were merged; an address that asked us to stop stays so. */
    void merge(UUID contact, List<ConsentSince> present) {
        change(present.stream().map(consent -> consent.of(contact)).toList(), List.of(CHANGED));
    }

    /** Makes these all that the person has: it comes in order with their own events. */
    void replace(UUID contact, List<ConsentSince> present) {
        jdbi.useHandle(handle -> handle.execute(
                "delete from consent where tenant_id = ? and contact_id = ?", Tenant.current(), contact));
        merge(contact, present);
    }

    private void change(List<ConsentChanged> changes, List<String> statements) {
        record Key(UUID contact, String channel, String purpose) {}
        var last = batch.last(
                changes,
                change -> new Key(change.contactId(), change.channel(), change.purpose()),
                Comparator.comparing(ConsentChanged::at));
        jdbi.useHandle(handle -> {
            for (var sql : statements) {
                handle.createUpdate(sql)
                        .bind("tenant", Tenant.current())
                        .bind("changes", last)
                        .execute();
            }
        });
    }
}
