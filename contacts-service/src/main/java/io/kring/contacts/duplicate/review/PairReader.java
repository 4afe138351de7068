package io.kring.contacts.duplicate.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kring.contacts.duplicate.Decision;
import io.kring.contacts.matching.Match.Reason;
import io.kring.contacts.matching.Match.Verdict;
import io.kring.contacts.permission.Access;
import io.kring.platform.filter.Filter;
import io.kring.platform.filter.FilterFields;
import io.kring.platform.page.Page;
import io.kring.platform.page.PageQuery;
import io.kring.platform.problem.Problems;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Reads who may be one person. Whoever of them is gone is not shown. */
@ApplicationScoped
class PairReader {
    /** What a list of pairs can be filtered by. */
    static final FilterFields FIELDS = FilterFields.builder()
            .number("score", "p.score")
            .text("verdict", "p.verdict")
            .id("firstId", "p.first_id")
            .id("secondId", "p.second_id")
            .timestamp("foundAt", "p.found_at")
            .text("decidedBy", "p.decided_by")
            .timestamp("decidedAt", "p.decided_at")
            .build();

    private static final TypeReference<List<Reason>> REASONS = new TypeReference<>() {};
    private static final String SELECT = """
            select p.id, p.first_id, a.given_name as first_given, a.family_name as first_family,
              p.second_id, b.given_name as second_given, b.family_name as second_family,
              p.score, p.verdict, p.reasons, p.found_at, p.decision, p.decided_by, p.decided_at
            from duplicate_pair p
            join contact a on a.tenant_id = p.tenant_id and a.id = p.first_id
            join contact b on b.tenant_id = p.tenant_id and b.id = p.second_id
            where p.tenant_id = ?""";

    private final Jdbi jdbi;
    private final ObjectMapper json;

    PairReader(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 404 where there is none, or one of the two is gone or must not be seen */
    PairView get(UUID id) {
        var parameters = new ArrayList<Object>(List.of(Tenant.current(), id));
        var sql = new StringBuilder(SELECT).append(" and p.id = ?");
        seen(sql, parameters);
        return read(sql.toString(), parameters).stream().findFirst().orElseThrow(() -> Problems.notFound("pair", id));
    }

    /**
     * The best first.
     *
     * @param decision that was made of them; null for those of which none was made
     */
    Page<PairView> list(@Nullable Decision decision, @Nullable Filter filter, PageQuery page) {
        var parameters = new ArrayList<Object>(List.of(Tenant.current()));
        var sql = new StringBuilder(SELECT);
        if (decision == null) {
            sql.append(" and p.decision is null");
        } else {
            sql.append(" and p.decision = ?");
            parameters.add(decision.name());
        }
        var last = page.uuid(1);
        if (last != null) {
            sql.append(" and p.score <= ? and (p.score < ? or p.id > ?)");
            var score = score(page);
            parameters.addAll(List.of(score, score, last));
        }
        seen(sql, parameters);
        if (filter != null) {
            var where = filter.sql();
            sql.append(" and (").append(where.where()).append(')');
            parameters.addAll(where.parameters());
        }
        parameters.add(page.fetch());
        return Page.of(
                read(sql + " order by p.score desc, p.id limit ?", parameters),
                page,
                pair -> List.of(pair.score(), pair.pairId()));
    }

    /** Both of them must be seen. */
    private static void seen(StringBuilder sql, List<Object> parameters) {
        for (var contact : List.of("a", "b")) {
            var seen = Access.current().where(contact);
            sql.append(" and ").append(seen.where());
            parameters.addAll(seen.parameters());
        }
    }

    private static double score(PageQuery page) {
        try {
            var score = Double.parseDouble(page.after().getFirst());
            if (Double.isFinite(score)) {
                return score;
            }
        } catch (NumberFormatException noNumber) {
            // answered below, like one without end
        }
        throw Problems.badRequest("after", "must be the 'next' of the page before");
    }

    private List<PairView> read(String sql, List<?> parameters) {
        return jdbi.withHandle(handle -> {
            var query = handle.createQuery(sql);
            for (var place = 0; place < parameters.size(); place++) {
                query.bind(place, parameters.get(place));
            }
            return query.map((row, context) -> view(row)).list();
        });
    }

    private PairView view(ResultSet row) throws SQLException {
        var decision = row.getString("decision");
        var decidedAt = (@Nullable Timestamp) row.getTimestamp("decided_at");
        return new PairView(
                row.getObject("id", UUID.class),
                one(row, "first"),
                one(row, "second"),
                row.getDouble("score"),
                Verdict.valueOf(row.getString("verdict")),
                reasons(row.getString("reasons")).stream()
                        .filter(reason -> !Access.current().hides(reason.field().name()))
                        .toList(),
                row.getTimestamp("found_at").toInstant(),
                decision == null ? null : Decision.valueOf(decision),
                row.getString("decided_by"),
                decidedAt == null ? null : decidedAt.toInstant());
    }

    private static PairView.One one(ResultSet row, String which) throws SQLException {
        return new PairView.One(
                row.getObject(which + "_id", UUID.class),
                row.getString(which + "_given"),
                row.getString(which + "_family"));
    }

    private List<Reason> reasons(String written) {
        try {
            return json.readValue(written, REASONS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Reasons that are not JSON", e);
        }
    }
}
