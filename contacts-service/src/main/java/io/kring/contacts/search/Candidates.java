package io.kring.contacts.search;

import io.kring.contacts.identity.IdentityKind;
import io.kring.contacts.permission.Access;
import io.kring.contacts.search.index.Entries;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Finds people who have certain words or addresses: of the many who may have them as many as can be ranked at once. */
@ApplicationScoped
class Candidates {
    private static final int MOST = 200;
    private static final String LAST_CHARACTER = Character.toString(Character.MAX_CODE_POINT);

    /** Owners are at hand, for whoever may see but their own people. */
    private static final String PEOPLE = """
            select c.id, p.words, c.updated_at from search_person p
              join contact c on c.tenant_id = p.tenant_id and c.id = p.contact_id
            where p.tenant_id = ?""";

    /** For whom it does not matter by which words they are found: as they are at this moment. */
    private static final String ANYBODY = """
            select c.id, cast('{}' as text[]) as words, c.updated_at from contact c where c.tenant_id = ?""";

    private static final String BY_ADDRESS = """
            select distinct found.contact_id from unnest(:beginnings) beginning cross join lateral (
              select i.contact_id from identity i
              where i.tenant_id = :tenant and i.kind = :kind and i.value >= beginning and i.value < beginning || :last
              order by i.value limit :most) found""";

    /** For whoever sees but some people, who may be far from the first with such an address. */
    private static final String SEEN_BY_ADDRESS = """
            select distinct found.contact_id from unnest(?) beginning cross join lateral (
              select i.contact_id from identity i join contact c on c.tenant_id = i.tenant_id and c.id = i.contact_id
              where i.tenant_id = ? and i.kind = ? and i.value >= beginning and i.value < beginning || ? and %s
              order by i.value limit ?) found""";

    /** As a value, not as a condition, which the database would turn into a look at everybody's addresses. */
    private static final String HAS_ADDRESS = """
            (select true from identity i join unnest(?) beginning on starts_with(i.value, beginning)
              where i.tenant_id = c.tenant_id and i.contact_id = c.id and i.kind = ? limit 1)""";

    /**
     * Somebody who may be meant.
     *
     * @param words with their kinds
     */
    record Candidate(UUID id, Set<String> words, Instant updatedAt) {
        private static Candidate of(ResultSet row) throws SQLException {
            return new Candidate(
                    row.getObject("id", UUID.class),
                    Entries.words((String[]) row.getArray("words").getArray()),
                    row.getTimestamp("updated_at").toInstant());
        }
    }

    /**
     * Addresses that somebody must have one of.
     *
     * @param owners all who do, unless there are too many to list
     */
    record Address(IdentityKind kind, List<String> beginnings, List<UUID> owners) {
        boolean isSelective() {
            return owners.size() < MOST;
        }
    }

    private final Jdbi jdbi;

    Candidates(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * For the rest of the transaction the words are looked up by their index, however common they are, which needs no planning: the
     * database thinks that it comes upon some people soon who have several common words, and goes through everybody where there is
     * none. Helpers would take longer to start than the work takes.
     */
    void useWords() {
        set("""
                select set_config('enable_seqscan', 'off', true), set_config('enable_indexscan', 'off', true),
                  set_config('enable_indexonlyscan', 'off', true), set_config('enable_bitmapscan', 'on', true),
                  set_config('plan_cache_mode', 'force_generic_plan', true), set_config('pg_trgm.similarity_threshold', '0.2', true),
                  set_config('max_parallel_workers_per_gather', '0', true)""");
    }

    /** Addresses are read in their order, no more of them than are needed. */
    void useAddresses() {
        set("select set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true)");
    }

    private void set(String sql) {
        jdbi.useHandle(handle -> handle.createQuery(sql).mapTo(String.class).one());
    }

    Address address(IdentityKind kind, List<String> beginnings) {
        return new Address(
                kind,
                beginnings,
                Access.current().seesAll() ? owners(kind, beginnings) : ownersWhoAreSeen(kind, beginnings));
    }

    private List<UUID> ownersWhoAreSeen(IdentityKind kind, List<String> beginnings) {
        var seen = Access.current().where("c");
        var parameters = new ArrayList<Object>(
                List.of(beginnings.toArray(String[]::new), Tenant.current(), kind.name(), LAST_CHARACTER));
        parameters.addAll(seen.parameters());
        parameters.add(MOST);
        return jdbi.withHandle(handle -> handle.select(SEEN_BY_ADDRESS.formatted(seen.where()), parameters.toArray())
                .mapTo(UUID.class)
                .list());
    }

    private List<UUID> owners(IdentityKind kind, List<String> beginnings) {
        return jdbi.withHandle(handle -> handle.createQuery(BY_ADDRESS)
                .bind("tenant", Tenant.current())
                .bind("kind", kind.name())
                .bind("beginnings", beginnings.toArray(String[]::new))
                .bind("last", LAST_CHARACTER)
                .bind("most", MOST)
                .mapTo(UUID.class)
                .list());
    }

    /**
     * Some who have a word of each of these and one of each kind of addresses.
     *
     * @param words with their kinds; of each list one is enough
     */
    List<Candidate> find(Collection<List<String>> words, Collection<Address> addresses) {
        var sql = new StringBuilder(words.isEmpty() ? ANYBODY : PEOPLE);
        var parameters = new ArrayList<Object>(List.of(Tenant.current()));
        for (var alternatives : words) {
            sql.append(" and p.words && ?");
            parameters.add(Entries.of(alternatives));
        }
        for (var address : addresses) {
            if (address.isSelective() || words.isEmpty()) {
                sql.append(" and c.id = any(?)");
                parameters.add(address.owners().toArray(UUID[]::new));
            } else {
                sql.append(" and ").append(HAS_ADDRESS);
                parameters.add(address.beginnings().toArray(String[]::new));
                parameters.add(address.kind().name());
            }
        }
        var seen = Access.current().where("c");
        sql.append(" and ").append(seen.where());
        parameters.addAll(seen.parameters());
        parameters.add(MOST);
        return jdbi.withHandle(handle -> {
            var query = handle.createQuery(sql.append(" limit ?"));
            for (var place = 0; place < parameters.size(); place++) {
                query.bind(place, parameters.get(place));
            }
            return query.map((row, context) -> Candidate.of(row)).list();
        });
    }
}
