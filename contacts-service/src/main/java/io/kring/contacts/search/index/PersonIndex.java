package io.kring.contacts.search.index;

import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** By which words each person is found, and how many people have each word. */
@ApplicationScoped
public class PersonIndex {
    private static final String PEOPLE = """
            select c.id, c.given_name, c.family_name, coalesce(c.city, '') as city,
              array(select o.name from contact_company l join company o on o.tenant_id = l.tenant_id and o.id = l.company_id
                where l.tenant_id = c.tenant_id and l.contact_id = c.id order by l.rank) as companies,
              array(select i.value from identity i
                where i.tenant_id = c.tenant_id and i.contact_id = c.id and i.kind in ('email', 'phone') order by i.rank) as addresses
            from contact c where c.tenant_id = ? and c.id = any(?)""";

    private static final String STORE = """
            insert into search_person (tenant_id, contact_id, words)
            select :tenant, id, string_to_array(words, ' ') from unnest(:ids, :words) as given (id, words)
            on conflict (tenant_id, contact_id) do update set words = excluded.words""";

    private static final String COUNT = """
            insert into search_word (tenant_id, word, kind, people)
            select :tenant, * from unnest(:words, :kinds, :changes) as given (word, kind, change) order by word, kind
            on conflict (tenant_id, word, kind) do update set people = search_word.people + excluded.people""";

    private final Jdbi jdbi;

    PersonIndex(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Lets people be found by what they are now; those who are gone are found no more. One at a time does this for a tenant:
     * whoever comes later has seen the later state, and two never wait for each other's words.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void refresh(Collection<UUID> people) {
        var ids = people.toArray(UUID[]::new);
        jdbi.useHandle(handle -> {
            handle.execute("select pg_advisory_xact_lock(hashtextextended('search ' || ?, 0))", Tenant.current());
            var before = known(handle, ids);
            var now = present(handle, ids);
            var changes = new TreeMap<String, Integer>();
            before.forEach((id, words) -> words.forEach(word -> changes.merge(word, -1, Integer::sum)));
            now.forEach((id, words) -> words.forEach(word -> changes.merge(word, 1, Integer::sum)));
            changes.keySet().removeIf(key -> !Kind.ofKey(key).isCounted());
            changes.values().removeIf(change -> change == 0);
            forget(handle, before.keySet(), now.keySet());
            now.entrySet().removeIf(person -> person.getValue().equals(before.get(person.getKey())));
            store(handle, now);
            count(handle, changes);
        });
    }

    private static Map<UUID, Set<String>> known(Handle handle, UUID[] ids) {
        return handle.createQuery(
                        "select contact_id, words from search_person where tenant_id = ? and contact_id = any(?)")
                .bind(0, Tenant.current())
                .bind(1, ids)
                .reduceRows(new HashMap<>(), (known, row) -> {
                    known.put(
                            row.getColumn("contact_id", UUID.class),
                            Entries.words(row.getColumn("words", String[].class)));
                    return known;
                });
    }

    private static Map<UUID, Set<String>> present(Handle handle, UUID[] ids) {
        var present = new HashMap<UUID, Set<String>>();
        handle.createQuery(PEOPLE)
                .bind(0, Tenant.current())
                .bind(1, ids)
                .map((row, context) -> {
                    var addresses = texts(row.getArray("addresses"));
                    return Map.entry(
                            row.getObject("id", UUID.class),
                            PersonWords.keys(new PersonWords.Source(
                                    row.getString("given_name"),
                                    row.getString("family_name"),
                                    row.getString("city"),
                                    texts(row.getArray("companies")),
                                    addresses.stream()
                                            .filter(one -> one.contains("@"))
                                            .toList(),
                                    addresses.stream()
                                            .filter(one -> one.startsWith("+"))
                                            .toList())));
                })
                .forEach(person -> present.put(person.getKey(), person.getValue()));
        return present;
    }

    private static void forget(Handle handle, Set<UUID> before, Set<UUID> now) {
        var gone = new HashSet<>(before);
        gone.removeAll(now);
        if (!gone.isEmpty()) {
            handle.execute(
                    "delete from search_person where tenant_id = ? and contact_id = any(?)",
                    Tenant.current(),
                    gone.toArray(UUID[]::new));
        }
    }

    private static void store(Handle handle, Map<UUID, Set<String>> people) {
        if (!people.isEmpty()) {
            handle.createUpdate(STORE)
                    .bind("tenant", Tenant.current())
                    .bind("ids", people.keySet().toArray(UUID[]::new))
                    .bind(
                            "words",
                            people.values().stream()
                                    .map(words -> String.join(" ", Entries.of(words)))
                                    .toArray(String[]::new))
                    .execute();
        }
    }

    private static void count(Handle handle, Map<String, Integer> changes) {
        if (!changes.isEmpty()) {
            handle.createUpdate(COUNT)
                    .bind("tenant", Tenant.current())
                    .bind(
                            "words",
                            changes.keySet().stream().map(Kind::wordOfKey).toArray(String[]::new))
                    .bind(
                            "kinds",
                            changes.keySet().stream()
                                    .map(key -> Kind.ofKey(key).name())
                                    .toArray(String[]::new))
                    .bind("changes", changes.values().toArray(Integer[]::new))
                    .execute();
        }
    }

    /** Whom the fill comes to after this person, in the order in which they were made. */
    List<UUID> next(UUID after, int most) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select id from contact where tenant_id = ? and id > ? order by id limit ?")
                .bind(0, Tenant.current())
                .bind(1, after)
                .bind(2, most)
                .mapTo(UUID.class)
                .list());
    }

    /** Who belongs to one of these companies. */
    List<UUID> peopleOf(Collection<UUID> companies) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select distinct contact_id from contact_company where tenant_id = ? and company_id = any(?)")
                .bind(0, Tenant.current())
                .bind(1, companies.toArray(UUID[]::new))
                .mapTo(UUID.class)
                .list());
    }

    private static List<String> texts(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }
}
