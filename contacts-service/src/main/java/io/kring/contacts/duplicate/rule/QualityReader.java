package io.kring.contacts.duplicate.rule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kring.contacts.duplicate.rule.Quality.Measure;
import io.kring.contacts.matching.Match.Reason;
import io.kring.contacts.matching.Match.Verdict;
import io.kring.contacts.matching.Rule;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Jdbi;

/** How good a rule is. */
@ApplicationScoped
class QualityReader {
    static final String PUBLISHED = "/duplicates/quality.json";

    private static final TypeReference<List<Reason>> REASONS = new TypeReference<>() {};
    private static final TypeReference<List<Quality>> QUALITIES = new TypeReference<>() {};
    private static final int MOST_PAIRS = 10_000;

    private final Jdbi jdbi;
    private final ObjectMapper json;

    QualityReader(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    private record Decided(boolean isSame, Verdict verdict) {}

    /**
     * On the pairs that users have decided about. What was found of them then is weighed by this rule, so that it counts also after
     * the people were merged, changed or deleted.
     */
    Quality decided(Rule rule) {
        var pairs = jdbi.withHandle(handle -> handle.createQuery("""
                        select decision, reasons from duplicate_pair where tenant_id = ? and decision is not null
                        order by decided_at desc limit ?""")
                .bind(0, Tenant.current())
                .bind(1, MOST_PAIRS)
                .map((row, context) -> new Decided(
                        row.getString(1).equals("same"),
                        rule.again(reasons(row.getString(2))).verdict()))
                .list());
        var same = pairs.stream().filter(Decided::isSame).count();
        return new Quality(
                "pairs that users have decided about",
                same,
                pairs.size() - same,
                measure(pairs, Verdict.certain, same),
                measure(pairs, Verdict.possible, same));
    }

    /** Of the rule that everybody starts with, as its test measures it. */
    List<Quality> published() {
        try (var file = Objects.requireNonNull(QualityReader.class.getResourceAsStream(PUBLISHED), PUBLISHED)) {
            return json.readValue(file, QUALITIES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Measure measure(List<Decided> pairs, Verdict atLeast, long allSame) {
        var found = pairs.stream()
                .filter(pair -> pair.verdict().compareTo(atLeast) <= 0)
                .toList();
        return Measure.of(found.stream().filter(Decided::isSame).count(), found.size(), allSame);
    }

    private List<Reason> reasons(String written) {
        try {
            return json.readValue(written, REASONS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Reasons that are not JSON", e);
        }
    }
}
