package io.kring.contacts.duplicate.rule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.kring.contacts.matching.Frequencies;
import io.kring.contacts.matching.Rule;
import io.kring.platform.http.ETags;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The rule of the company. It is read anew for each comparison of many, so that a change counts at once, on every replica. */
@ApplicationScoped
public class RuleService {
    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final int MOST_TENANTS = 1_000;

    /** @param changedBy null where nobody has changed it */
    record Stored(
            int version,
            Rule rule,
            @Nullable String changedBy,
            @Nullable Instant changedAt) {}

    private final Jdbi jdbi;
    private final ObjectMapper json;
    private final NameRepository names;
    private final Cache<String, Frequencies> frequencies = Caffeine.newBuilder()
            .maximumSize(MOST_TENANTS)
            .expireAfterWrite(REMEMBERED)
            .build();

    RuleService(Jdbi jdbi, ObjectMapper json, NameRepository names) {
        this.jdbi = jdbi;
        this.json = json;
        this.names = names;
    }

    public Rule current() {
        return stored().rule();
    }

    /** As the last search counted them; on other replicas some minutes later. */
    public Frequencies frequencies() {
        return frequencies.get(Tenant.current(), tenant -> names.frequencies());
    }

    /** Counts anew which names many people have. */
    public void countNames() {
        names.count();
        frequencies.invalidate(Tenant.current());
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
