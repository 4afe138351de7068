package io.kring.leads.lead;

import io.kring.leads.consent.Channel;
import io.kring.leads.consent.Consent;
import io.kring.leads.consent.Proof;
import io.kring.leads.consent.Purpose;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The consent that came with each lead. */
@ApplicationScoped
class LeadConsents {
    private final Jdbi jdbi;

    LeadConsents(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void add(UUID lead, List<Consent> consents) {
        if (consents.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> {
            var insert = handle.prepareBatch("""
                    insert into lead_consent (tenant_id, lead_id, channel, purpose, source, text, at, ip)
                    values (?, ?, ?, ?, ?, ?, ?, ?)""");
            for (var consent : consents) {
                var proof = consent.proof();
                insert.add(
                        Tenant.current(),
                        lead,
                        consent.channel().name(),
                        consent.purpose().name(),
                        proof.source(),
                        proof.text(),
                        proof.at().atOffset(ZoneOffset.UTC),
                        proof.ip());
            }
            insert.execute();
        });
    }

    List<Consent> of(UUID lead) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select channel, purpose, source, text, at, ip from lead_consent
                        where tenant_id = ? and lead_id = ? order by channel, purpose""")
                .bind(0, Tenant.current())
                .bind(1, lead)
                .map((row, context) -> Consent.of(
                        Channel.valueOf(row.getString("channel")),
                        Purpose.valueOf(row.getString("purpose")),
                        new Proof(
                                row.getString("source"),
                                row.getString("text"),
                                row.getTimestamp("at").toInstant(),
                                row.getString("ip"))))
                .list());
    }
}
