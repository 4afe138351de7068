package io.kring.messaging.sending;

import io.kring.messaging.directory.Channel;
import io.kring.messaging.directory.ContactMerges;
import io.kring.messaging.directory.Purpose;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Gives out the messages whose turn it is, each to one replica at a time, past the consent gate. */
@ApplicationScoped
public class Claims {
    /** How many looks a message that may have left waits for its receipt, before the gate may suppress it: ten minutes. */
    private static final int DOUBT = 300;

    /** How many looks a message waits for its recipient to become known: events about people may be on their way. */
    private static final int ACQUAINTANCE = 15;

    private static final String PUT_BACK = """
            update message set state = 'queued', attempts = attempts - 1, in_doubt = :inDoubt, next_attempt_at = now()
            where tenant_id = :tenant and id = :id and state = 'sending' and attempts = :attempts""";

    private static final String LOOK_AGAIN = """
            update message m set state = 'queued', in_doubt = w.in_doubt, next_attempt_at = now() + interval '2 seconds'
            from unnest(:ids, cast(:inDoubt as boolean[])) as w(id, in_doubt)
            where m.tenant_id = :tenant and m.id = w.id""";

    /** Jumps from tenant to tenant in the index, however many messages each has waiting. */
    private static final String TENANTS = """
            with recursive tenant(id) as (
              select min(tenant_id) from message where state in ('queued', 'sending')
              union all
              select (select min(m.tenant_id) from message m
                where m.state in ('queued', 'sending') and m.tenant_id > tenant.id)
              from tenant where tenant.id is not null)
            select id from tenant where id is not null""";

    /** Opt-outs, of some of which only the fingerprint is kept, are counted, because for exists PostgreSQL may choose to read them all. */
    private static final String TAKE = """
            with due as materialized (
              select id, contact_id, in_doubt from message
              where tenant_id = :tenant and channel = :channel and purpose = :purpose
                and state in ('queued', 'sending') and next_attempt_at <= now()
              order by next_attempt_at limit :limit for update skip locked)
            update message m
            set state = 'sending', attempts = m.attempts + 1, in_doubt = true,
              next_attempt_at = now() + make_interval(secs => :lease), address = coalesce(m.address, a.value)
            from due d
              left join person p on p.tenant_id = :tenant and p.id = d.contact_id
              left join address a
                on a.tenant_id = :tenant and a.contact_id = d.contact_id and a.channel = :channel and a.rank = 0
              left join consent c on c.tenant_id = :tenant and c.contact_id = d.contact_id
                and c.channel = :channel and c.purpose = :purpose
            where m.tenant_id = :tenant and m.id = d.id
            returning m.id, coalesce(m.original_contact_id, m.contact_id) as contact_id, m.channel, m.purpose, m.campaign_id, m.address, m.subject, m.text, m.attempts,
              m.requested_at, m.traceparent, d.in_doubt as was_in_doubt, p.id is not null as known, p.preferred_channel,
              c.state as consent,
              (select count(*) from opt_out o
                where o.tenant_id = :tenant and o.channel = :channel
                  and o.address in (m.address, address_fingerprint(:tenant, :channel, m.address)))
              + (select count(*) from address x
                join opt_out o on o.tenant_id = :tenant and o.channel = :channel
                  and o.address in (x.value, address_fingerprint(:tenant, :channel, x.value))
                where x.tenant_id = :tenant and x.contact_id = m.contact_id and x.channel = :channel) > 0 as opted_out""";

    private final Jdbi jdbi;
    private final Suppressions suppressions;
    private final ContactMerges merges;

    Claims(Jdbi jdbi, Suppressions suppressions, ContactMerges merges) {
        this.jdbi = jdbi;
        this.merges = merges;
        this.suppressions = suppressions;
    }

    /** Those that have messages to send; the only question that is not asked for one tenant. */
    List<String> tenants() {
        return jdbi.withHandle(
                handle -> handle.createQuery(TENANTS).mapTo(String.class).list());
    }

    /** What was claimed. */
    record Taken(int looked, List<Claim> toSend) {}

    /**
     * Claims the present tenant's messages that wait longest, and suppresses those of them that must not be sent. Answers to
     * people do not wait behind a campaign.
     *
     * @param lease how long they belong to who claimed them; then that one is taken for dead and they are sent again
     */
    @Transactional
    Taken take(Channel channel, int limit, Duration lease) {
        var claims = new ArrayList<Claim>();
        for (var purpose : List.of(Purpose.service, Purpose.marketing)) {
            claims.addAll(take(channel, purpose, limit - claims.size(), lease));
        }
        var toSend = new ArrayList<Claim>();
        var later = new ArrayList<Claim>();
        var suppressed = new LinkedHashMap<Claim, Suppression>();
        for (var claim : claims) {
            var reason = claim.check();
            if (reason.isEmpty()) {
                toSend.add(claim);
            } else if (claim.attempts() <= patience(claim, reason.get())) {
                later.add(claim);
                if (reason.get() == Suppression.UNKNOWN_CONTACT) {
                    follow(claim);
                }
            } else {
                suppressed.put(claim, reason.get());
            }
        }
        lookAgain(later);
        suppressions.store(suppressed);
        return new Taken(claims.size(), toSend);
    }

    private List<Claim> take(Channel channel, Purpose purpose, int limit, Duration lease) {
        var leaseEnds = System.nanoTime() + lease.toNanos();
        return jdbi.withHandle(handle -> handle.createQuery(TAKE)
                .bind("tenant", Tenant.current())
                .bind("channel", channel)
                .bind("purpose", purpose)
                .bind("limit", limit)
                .bind("lease", lease.toSeconds())
                .map((row, context) -> Claim.of(row, leaseEnds))
                .list());
    }

    /** What was not handed to its provider waits as if it had not been claimed. */
    @Transactional
    void putBack(Claim claim) {
        jdbi.useHandle(handle -> handle.createUpdate(PUT_BACK)
                .bind("tenant", claim.tenant())
                .bind("id", claim.id())
                .bind("inDoubt", claim.inDoubt())
                .bind("attempts", claim.attempts())
                .execute());
    }

    private static int patience(Claim claim, Suppression reason) {
        if (claim.inDoubt()) {
            return DOUBT;
        }
        return reason == Suppression.UNKNOWN_CONTACT ? ACQUAINTANCE : 0;
    }

    /** What was requested before the campaign heard of a merge goes to who stands for the person. */
    private void follow(Claim claim) {
        merges.now(claim.contactId())
                .filter(now -> !now.equals(claim.contactId()))
                .ifPresent(now -> jdbi.useHandle(handle -> handle.execute(
                        "update message set contact_id = ?, original_contact_id = ? where tenant_id = ? and id = ?",
                        now,
                        claim.contactId(),
                        Tenant.current(),
                        claim.id())));
    }

    private void lookAgain(List<Claim> claims) {
        if (claims.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> handle.createUpdate(LOOK_AGAIN)
                .bind("tenant", Tenant.current())
                .bind("ids", claims.stream().map(Claim::id).toArray(UUID[]::new))
                .bind(
                        "inDoubt",
                        claims.stream()
                                .map(claim -> String.valueOf(claim.inDoubt()))
                                .toArray(String[]::new))
                .execute());
    }
}
