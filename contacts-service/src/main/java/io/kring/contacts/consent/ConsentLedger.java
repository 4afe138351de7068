package io.kring.contacts.consent;

import io.kring.platform.id.Ids;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** Every consent given and withdrawn; entries are added and never changed. */
@ApplicationScoped
public class ConsentLedger {
    private final Jdbi jdbi;

    ConsentLedger(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** @return those that are the present state from now on; one that is dated before what was known is not */
    public List<ConsentInput> add(UUID contact, List<ConsentInput> consents, String recordedBy, Instant now) {
        addAll(Map.of(contact, consents), person -> recordedBy, now);
        var entries = entries(contact);
        return ConsentInput.last(consents, now).stream()
                .filter(consent -> entries.stream()
                        .noneMatch(entry -> entry.channel() == consent.channel()
                                && entry.purpose() == consent.purpose()
                                && entry.occurredAt().isAfter(consent.at(now))))
                .toList();
    }

    /**
     * @param recordedBy who wrote it down, by person
     * @param now the time of those whose proof has none
     */
    public void addAll(Map<UUID, List<ConsentInput>> consentsOf, Function<UUID, String> recordedBy, Instant now) {
        jdbi.useHandle(handle -> {
            var insert = handle.prepareBatch("""
                    insert into consent_entry (tenant_id, id, contact_id, channel, purpose, state, source, text, ip,
                      occurred_at, recorded_by)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""");
            consentsOf.forEach((contact, consents) -> consents.forEach(consent -> {
                var proof = consent.proof();
                insert.add(
                        Tenant.current(),
                        Ids.next(),
                        contact,
                        consent.channel().name(),
                        consent.purpose().name(),
                        consent.state().name(),
                        proof.source(),
                        proof.text(),
                        proof.ip(),
                        consent.at(now).atOffset(ZoneOffset.UTC),
                        recordedBy.apply(contact));
            }));
            if (insert.size() > 0) {
                insert.execute();
            }
        });
    }

    /** The state at that time: the last entries of each channel and purpose until then, of others since they were merged. */
    public List<Consent> at(UUID contact, Instant time) {
        var state = new TreeMap<String, Consent>();
        for (var entry : entries(contact, time)) {
            state.putIfAbsent(
                    entry.channel() + " " + entry.purpose(),
                    new Consent(entry.channel(), entry.purpose(), entry.state()));
        }
        return List.copyOf(state.values());
    }

    /** The ledger of a person, the last entry first. */
    public List<ConsentEntry> entries(UUID contact) {
        return entries(contact, null);
    }

    private List<ConsentEntry> entries(UUID contact, @Nullable Instant until) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, channel, purpose, state, source, text, ip, occurred_at, recorded_by, merged_from
                        from consent_entry where tenant_id = :tenant and contact_id = :contact
                          and (cast(:until as timestamptz) is null
                            or occurred_at <= :until and coalesce(merged_at, occurred_at) <= :until)
                        order by occurred_at desc, id desc""")
                .bind("tenant", Tenant.current())
                .bind("contact", contact)
                .bind("until", until == null ? null : until.atOffset(ZoneOffset.UTC))
                .map(ConstructorMapper.of(ConsentEntry.class))
                .list());
    }
}
