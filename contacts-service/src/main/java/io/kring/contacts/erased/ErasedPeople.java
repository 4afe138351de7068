package io.kring.contacts.erased;

import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Who was erased, by the ids that they had and by hashes of their addresses. */
@ApplicationScoped
public class ErasedPeople {
    private static final String HASH = "sha256(s.salt || convert_to(given.address, 'UTF8'))";

    private final Jdbi jdbi;

    ErasedPeople(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** When the person with this id was erased; empty where they were not. */
    public Optional<Instant> when(UUID contact) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select erased_at from erased_contact where tenant_id = ? and contact_id = ?")
                .bind(0, Tenant.current())
                .bind(1, contact)
                .mapTo(OffsetDateTime.class)
                .map(OffsetDateTime::toInstant)
                .findOne());
    }

    /** Those of these ids that somebody had who was erased. */
    public Set<UUID> among(Collection<UUID> contacts) {
        return contacts.isEmpty()
                ? Set.of()
                : jdbi.withHandle(handle -> handle.createQuery(
                                "select contact_id from erased_contact where tenant_id = ? and contact_id = any(?)")
                        .bind(0, Tenant.current())
                        .bind(1, contacts.toArray(UUID[]::new))
                        .mapTo(UUID.class)
                        .set());
    }

    /** Those of these addresses, in canonical form, of somebody who was erased, with the last time of it. */
    public Map<String, Instant> when(Collection<String> addresses) {
        var erased = new HashMap<String, Instant>();
        if (!addresses.isEmpty()) {
            jdbi.useHandle(handle -> handle.createQuery("""
                            select given.address, e.erased_at from erased_salt s cross join unnest(:addresses) given (address)
                            join erased_address e on e.tenant_id = s.tenant_id and e.hash = %s
                            where s.tenant_id = :tenant""".formatted(HASH))
                    .bind("tenant", Tenant.current())
                    .bind("addresses", addresses.toArray(String[]::new))
                    .map((row, context) -> Map.entry(
                            row.getString(1),
                            row.getObject(2, OffsetDateTime.class).toInstant()))
                    .forEach(found -> erased.put(found.getKey(), found.getValue())));
        }
        return erased;
    }

    /** Whether what was told at this time is of somebody with one of these addresses who was erased later. */
    public boolean since(Instant told, Collection<String> addresses) {
        return when(addresses).values().stream().anyMatch(told::isBefore);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void add(Collection<UUID> people, Collection<String> addresses, Instant at) {
        var time = at.atOffset(ZoneOffset.UTC);
        jdbi.useHandle(handle -> {
            handle.createUpdate("""
                            insert into erased_contact (tenant_id, contact_id, erased_at)
                            select :tenant, person, :at from unnest(:people) person on conflict do nothing""")
                    .bind("tenant", Tenant.current())
                    .bind("people", people.toArray(UUID[]::new))
                    .bind("at", time)
                    .execute();
            handle.execute("""
                    insert into erased_salt (tenant_id, salt)
                    values (?, sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()))) on conflict do nothing""", Tenant.current());
            handle.createUpdate("""
                            insert into erased_address (tenant_id, hash, erased_at)
                            select s.tenant_id, %s, :at from erased_salt s cross join unnest(:addresses) given (address)
                            where s.tenant_id = :tenant
                            on conflict (tenant_id, hash) do update set erased_at = excluded.erased_at""".formatted(HASH))
                    .bind("tenant", Tenant.current())
                    .bind("addresses", addresses.stream().distinct().toArray(String[]::new))
                    .bind("at", time)
                    .execute();
        });
    }
}
