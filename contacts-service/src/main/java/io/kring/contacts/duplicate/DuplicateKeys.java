package io.kring.contacts.duplicate;

import io.kring.contacts.matching.BlockingKeys;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;

/** Who has which blocking keys. */
@ApplicationScoped
public class DuplicateKeys {
    /** A key that more people have is not used: whoever is one person has rarer things in common. */
    public static final int MOST_PEOPLE = 200;

    private static final String INSERT = """
            insert into duplicate_key (tenant_id, key, contact_id)
            select :tenant, * from unnest(:keys, :contacts) as held (key, contact_id) order by key, contact_id""";

    private final Jdbi jdbi;

    DuplicateKeys(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A key of somebody. */
    record Held(long key, UUID contactId) {}

    /** In one order, so that transactions do not wait for each other in a circle. */
    void add(Collection<Held> keys) {
        if (!keys.isEmpty()) {
            execute(INSERT + " on conflict do nothing", keys);
        }
    }

    /** All keys of these people, of whom some may have none yet. */
    public void addOf(Collection<Known> people) {
        add(people.stream()
                .flatMap(known -> of(known.contactId(), BlockingKeys.of(known.profile())).stream())
                .toList());
    }

    /** Of people who have none: in half the time, for nobody looks whether they have. */
    void addFirst(Collection<Held> keys) {
        if (!keys.isEmpty()) {
            execute(INSERT, keys);
        }
    }

    void remove(Collection<Held> keys) {
        if (!keys.isEmpty()) {
            execute("""
                    delete from duplicate_key k using unnest(:keys, :contacts) as held (key, contact_id)
                    where k.tenant_id = :tenant and k.key = held.key and k.contact_id = held.contact_id""", keys);
        }
    }

    /** Who has them; of those that too many have, nobody is told. */
    Map<Long, Set<UUID>> holders(Collection<Long> keys) {
        var contacts = new HashMap<Long, Set<UUID>>();
        if (!keys.isEmpty()) {
            jdbi.useHandle(handle -> handle.createQuery("""
                            select k.key, held.contact_id from unnest(:keys) as k (key) cross join lateral (
                              select contact_id from duplicate_key where tenant_id = :tenant and key = k.key
                              limit :limit) as held""")
                    .bind("tenant", Tenant.current())
                    .bind("keys", keys.toArray(Long[]::new))
                    .bind("limit", MOST_PEOPLE + 1)
                    .map((row, context) -> new Held(row.getLong(1), row.getObject(2, UUID.class)))
                    .forEach(held -> contacts.computeIfAbsent(held.key(), key -> new HashSet<>())
                            .add(held.contactId())));
        }
        contacts.values().removeIf(people -> people.size() > MOST_PEOPLE);
        return contacts;
    }

    /**
     * Who shares with each of these keys that are {@linkplain BlockingKeys#enough enough}.
     *
     * @param people their keys, whether they are stored or not
     * @param rare as of {@link BlockingKeys#worth}
     * @param most a key that more people have is not used
     * @return by those who share them with anybody
     */
    Map<UUID, Set<UUID>> sharing(Map<UUID, Set<Long>> people, int rare, int most) {
        var keys = new ArrayList<Held>();
        var enough = new ArrayList<Integer>();
        people.forEach((id, theirs) -> {
            keys.addAll(of(id, theirs));
            enough.addAll(Collections.nCopies(theirs.size(), BlockingKeys.enough(theirs)));
        });
        var sharing = new HashMap<UUID, Set<UUID>>();
        if (!keys.isEmpty()) {
            jdbi.useHandle(handle -> bind(handle.createQuery("""
                            select own.contact_id, other from unnest(:keys, :contacts, :enough) as own (key, contact_id, enough)
                              cross join lateral (select array_agg(contact_id) as others from (
                                select contact_id from duplicate_key where tenant_id = :tenant and key = own.key limit :limit) as first) as held
                              cross join lateral unnest(held.others) as other
                            where cardinality(held.others) < :limit and other <> own.contact_id
                            group by own.contact_id, other, own.enough
                            having sum(case when cardinality(held.others) <= :rare then 2 else 1 end) >= own.enough"""), keys)
                    .bind("enough", enough.toArray(Integer[]::new))
                    .bind("rare", rare)
                    .bind("limit", most + 1)
                    .map((row, context) -> Map.entry(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                    .forEach(pair -> sharing.computeIfAbsent(pair.getKey(), id -> new HashSet<>())
                            .add(pair.getValue())));
        }
        return sharing;
    }

    /** How many keys of the tenant are not used. */
    public long tooCommon() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select count(*) from (
                          select from duplicate_key where tenant_id = ? group by key having count(*) > ?) as common""")
                .bind(0, Tenant.current())
                .bind(1, MOST_PEOPLE)
                .mapTo(Long.class)
                .one());
    }

    private void execute(String sql, Collection<Held> keys) {
        jdbi.useHandle(handle -> bind(handle.createUpdate(sql), keys).execute());
    }

    private static <S extends SqlStatement<S>> S bind(S statement, Collection<Held> keys) {
        return statement
                .bind("tenant", Tenant.current())
                .bind("keys", keys.stream().map(Held::key).toArray(Long[]::new))
                .bind("contacts", keys.stream().map(Held::contactId).toArray(UUID[]::new));
    }

    static List<Held> of(UUID contact, Set<Long> keys) {
        return keys.stream().map(key -> new Held(key, contact)).toList();
    }
}
