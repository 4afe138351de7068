package io.kring.platform.retention;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kring.platform.retention.RetentionEvents.Count;
import io.kring.platform.retention.RetentionEvents.CountRequested.Question;
import io.kring.platform.tenant.Tenant;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/** Dry runs: what rules would do away with. They are kept until they are answered, since counting may take minutes. */
@ApplicationScoped
class RetentionQuestions {
    private static final Logger LOG = Logger.getLogger(RetentionQuestions.class);
    private static final int PATIENCE_SECONDS = 3_600;

    private record Asked(String tenant, UUID run, Instant at, List<Question> rules) {}

    private final AgingStores stores;
    private final RetentionReceipts receipts;
    private final Jdbi jdbi;
    private final ObjectMapper json;

    RetentionQuestions(AgingStores stores, RetentionReceipts receipts, Jdbi jdbi, ObjectMapper json) {
        this.stores = stores;
        this.receipts = receipts;
        this.jdbi = jdbi;
        this.json = json;
    }

    /** @param at when it was asked, which ages count to */
    void ask(UUID run, Instant at, List<Question> rules) {
        if (!rules.isEmpty()) {
            jdbi.useHandle(
                    handle -> handle.execute("""
                    insert into retention_question (tenant_id, run_id, rules, asked_at) values (?, ?, cast(? as jsonb), ?)
                    on conflict do nothing""", Tenant.current(), run, written(rules), at.atOffset(ZoneOffset.UTC)));
        }
    }

    @Scheduled(every = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    void answer() {
        try {
            while (QuarkusTransaction.requiringNew().timeout(PATIENCE_SECONDS).call(this::answerOne)) {
                LOG.debug("Another dry run was counted");
            }
        } catch (RuntimeException e) {
            LOG.warnf("A dry run is counted again: %s", e);
        }
    }

    private boolean answerOne() {
        var asked = next();
        asked.ifPresent(question -> Tenant.run(question.tenant(), () -> answer(question)));
        return asked.isPresent();
    }

    private void answer(Asked asked) {
        var counts = asked.rules().stream()
                .flatMap(question -> stores.find(question.store()).stream()
                        .flatMap(aging -> KeepFor.parse(question.keepFor()).stream()
                                .map(keepFor -> count(aging, question, keepFor.before(asked.at())))))
                .toList();
        receipts.counted(asked.run(), Instant.now(), counts);
    }

    private static Count count(Aging aging, Question question, Instant before) {
        var found = aging.find(before);
        return new Count(question.store(), question.keepFor(), before, found.rows(), found.oldest());
    }

    /** Taken by this replica alone, and gone when it is answered; one that cannot be counted holds up no other. */
    private Optional<Asked> next() {
        return jdbi.withHandle(handle ->
                handle.createQuery("""
                        delete from retention_question q using (
                          select tenant_id, run_id from retention_question order by random() limit 1 for update skip locked) next
                        where q.tenant_id = next.tenant_id and q.run_id = next.run_id
                        returning q.tenant_id, q.run_id, q.asked_at, q.rules""").map((row, context) -> asked(row)).findOne());
    }

    private Asked asked(ResultSet row) throws SQLException {
        try {
            return new Asked(
                    row.getString(1),
                    row.getObject(2, UUID.class),
                    row.getObject(3, OffsetDateTime.class).toInstant(),
                    Stream.of(json.readValue(row.getString(4), Question[].class))
                            .toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A dry run that cannot be read", e);
        }
    }

    private String written(List<Question> rules) {
        try {
            return json.writeValueAsString(rules);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A dry run that cannot be written as JSON", e);
        }
    }
}
