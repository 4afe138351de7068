package io.kring.contacts.duplicate.rule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.kring.contacts.matching.Frequencies;
import io.kring.contacts.matching.Rule;
import io.kring.platform.http.ETags;
import io.kring.platform.tenant.Tenant;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The rule of the company. It is read anew for each comparison of many, so that a change counts at once, on every replica. */
@ApplicationScoped
public class RuleService {
    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final int MOST_TENANTS = 1_000;
    /** Times as many people as there were. */
    private static final int GROWN = 10;

    /** @param changedBy null where nobody has changed it */
    record Stored(
            int version,
            Rule rule,
            @Nullable String changedBy,
            @Nullable Instant changedAt) {}

    /**
     * @param come people who have come on this replica since names were counted
     * @param most of them before names are counted anew
     */
    private record Growth(AtomicLong come, long most) {}

    private final Jdbi jdbi;
    private final ObjectMapper json;
    private final NameRepository names;
    private final Cache<String, Frequencies> frequencies = Caffeine.newBuilder()
            .maximumSize(MOST_TENANTS)
            .expireAfterWrite(REMEMBERED)
            .build();

    private final Cache<String, Growth> growths =
            Caffeine.newBuilder().maximumSize(MOST_TENANTS).build();

    RuleService(Jdbi jdbi, ObjectMapper json, NameRepository names) {
        this.jdbi = jdbi;
        this.json = json;
        this.names = names;
    }

    public Rule current() {
        return stored().rule();
    }

    /** As they were counted last, by a search or because there are ten times as many; on other replicas some minutes later. */
    public Frequencies frequencies() {
        return frequencies.get(Tenant.current(), tenant -> names.frequencies());
    }

    /** Counts anew, in a transaction of its own, which names and cities many people have. */
    public void countNames() {
        QuarkusTransaction.requiringNew().run(names::count);
        frequencies.invalidate(Tenant.current());
        growths.invalidate(Tenant.current());
    }

    /**
     * Counts them anew where so many people have come that what was counted may tell little of them.
     *
     * @param people who are about to be written down
     */
    public void countNamesWhereGrown(int people) {
        var growth = growths.get(
                Tenant.current(),
                tenant -> new Growth(
                        new AtomicLong(), Math.max(NameRepository.FEWEST_PEOPLE, (GROWN - 1) * names.counted())));
        if (growth.come().getAndAdd(people) >= growth.most()) {
            countNames();
        }
    }

    Stored stored() {
        return jdbi.withHandle(handle -> handle.createQuery(
                                "select version, rule, changed_by, changed_at from duplicate_rule where tenant_id = ?")
                        .bind(0, Tenant.current())
                        .map((row, context) -> stored(row))
                        .findOne())
                .orElseGet(RuleView::initial);
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 412 where it was changed since that version */
    @Transactional
    Stored change(RuleInput input, int version, String by) {
        var rule = written(input.checked());
        var changed = jdbi.withHandle(handle -> handle.createUpdate("""
                        insert into duplicate_rule (tenant_id, version, rule, changed_by, changed_at)
                        values (:tenant, :version + 1, cast(:rule as jsonb), :by, now())
                        on conflict (tenant_id) do update set version = excluded.version, rule = excluded.rule,
                          changed_by = excluded.changed_by, changed_at = excluded.changed_at
                        where duplicate_rule.version = :version""")
                .bind("tenant", Tenant.current())
                .bind("version", version)
                .bind("rule", rule)
                .bind("by", by)
                .execute());
        var now = stored();
        if (changed == 0) {
            ETags.check(version, now.version());
        }
        return now;
    }

    private Stored stored(ResultSet row) throws SQLException {
        try {
            return new Stored(
                    row.getInt("version"),
                    json.readValue(row.getString("rule"), Rule.class),
                    row.getString("changed_by"),
                    row.getTimestamp("changed_at").toInstant());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A rule that is not JSON", e);
        }
    }

    private String written(Rule rule) {
        try {
            return json.writeValueAsString(rule);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A rule that cannot be written as JSON", e);
        }
    }
}
