package io.kring.contacts.duplicate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kring.contacts.matching.Match.Reason;
import io.kring.platform.id.Ids;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;

/** Writes down who may be one person. */
@ApplicationScoped
public class PairRepository {
    private final Jdbi jdbi;
    private final ObjectMapper json;

    PairRepository(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    /** Those that were found before have the new score; those that were decided stay as they are. */
    public void found(Collection<Pair> pairs) {
        if (pairs.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into duplicate_pair (tenant_id, id, first_id, second_id, score, verdict, reasons, found_at)
                        select :tenant, id, first, second, score, verdict, cast(reasons as jsonb), now()
                        from unnest(:ids, :firsts, :seconds, :scores, :verdicts, :reasons)
                          as found (id, first, second, score, verdict, reasons)
                        order by first, second
                        on conflict (tenant_id, first_id, second_id) do update
                        set score = excluded.score, verdict = excluded.verdict, reasons = excluded.reasons, found_at = now()
                        where duplicate_pair.decision is null""")
                .bind("tenant", Tenant.current())
                .bind("ids", pairs.stream().map(pair -> Ids.next()).toArray(UUID[]::new))
                .bind("firsts", pairs.stream().map(Pair::first).toArray(UUID[]::new))
                .bind("seconds", pairs.stream().map(Pair::second).toArray(UUID[]::new))
                .bind("scores", pairs.stream().map(pair -> pair.match().score()).toArray(Double[]::new))
                .bind("verdicts", column(pairs, pair -> pair.match().verdict().name()))
                .bind("reasons", column(pairs, pair -> written(pair.match().reasons())))
                .execute());
    }

    /** With whom each of these people may be one, as far as it is not decided. */
    Map<UUID, Set<UUID>> undecided(Collection<UUID> people) {
        return counterparts(people, "decision is null");
    }

    /** With whom it was decided that each of these people is not one. */
    Map<UUID, Set<UUID>> different(Collection<UUID> people) {
        return counterparts(people, "decision = 'different'");
    }

    /** Those that were not decided. */
    void forget(Collection<Pair> pairs) {
        if (!pairs.isEmpty()) {
            jdbi.useHandle(handle -> handle.createUpdate("""
                            delete from duplicate_pair p using unnest(:firsts, :seconds) as gone (first, second)
                            where p.tenant_id = :tenant and p.first_id = gone.first and p.second_id = gone.second
                              and p.decision is null""")
                    .bind("tenant", Tenant.current())
                    .bind("firsts", pairs.stream().map(Pair::first).toArray(UUID[]::new))
                    .bind("seconds", pairs.stream().map(Pair::second).toArray(UUID[]::new))
                    .execute());
        }
    }

    /** Those that were not decided, of people who are gone. */
    void forgetPeople(Collection<UUID> people) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        delete from duplicate_pair
                        where tenant_id = :tenant and (first_id = any(:people) or second_id = any(:people))
                          and decision is null""")
                .bind("tenant", Tenant.current())
                .bind("people", people.toArray(UUID[]::new))
                .execute());
    }

    /** Those that were not decided, and last found before then. */
    public void forgetFoundBefore(Instant time) {
        jdbi.useHandle(handle -> handle.execute(
                "delete from duplicate_pair where tenant_id = ? and found_at < ? and decision is null",
                Tenant.current(),
                time.atOffset(ZoneOffset.UTC)));
    }

    /** @return whether there is such a pair */
    public boolean decide(UUID id, Decision decision, String by) {
        return jdbi.withHandle(handle -> handle.execute(
                        "update duplicate_pair set decision = ?, decided_by = ?, decided_at = now() where tenant_id = ? and id = ?",
                        decision.name(),
                        by,
                        Tenant.current(),
                        id))
                > 0;
    }

    private Map<UUID, Set<UUID>> counterparts(Collection<UUID> people, String which) {
        var counterparts = new HashMap<UUID, Set<UUID>>();
        if (!people.isEmpty()) {
            jdbi.useHandle(handle -> handle.createQuery("""
                            select first_id, second_id from duplicate_pair
                            where tenant_id = :tenant and first_id = any(:people) and %1$s
                            union all
                            select second_id, first_id from duplicate_pair
                            where tenant_id = :tenant and second_id = any(:people) and %1$s""".formatted(which))
                    .bind("tenant", Tenant.current())
                    .bind("people", people.toArray(UUID[]::new))
                    .map((row, context) -> List.of(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                    .forEach(two -> counterparts
                            .computeIfAbsent(two.getFirst(), id -> new HashSet<>())
                            .add(two.getLast())));
        }
        return counterparts;
    }

    private static String[] column(Collection<Pair> pairs, Function<Pair, String> value) {
        return pairs.stream().map(value).toArray(String[]::new);
    }

    private String written(List<Reason> reasons) {
        try {
            return json.writeValueAsString(reasons);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Reasons that cannot be written as JSON", e);
        }
    }
}
