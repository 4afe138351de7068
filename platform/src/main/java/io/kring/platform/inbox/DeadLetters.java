package io.kring.platform.inbox;

import io.kring.platform.event.Event;
import io.kring.platform.id.Ids;
import io.kring.platform.outbox.Outbox;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Events that a listener could not work on: kept here for a replay, and told on {@code kring.dead-letter.<service>}. */
@ApplicationScoped
class DeadLetters {
    private static final int LONGEST_REASON = 2_000;

    private final Jdbi jdbi;
    private final Outbox outbox;
    private final String aggregate;

    DeadLetters(Jdbi jdbi, Outbox outbox, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.jdbi = jdbi;
        this.outbox = outbox;
        this.aggregate = "dead-letter." + service;
    }

    void add(String listener, Event event, Throwable reason) {
        var letter = new DeadLetter(
                Ids.next(),
                listener,
                event.id(),
                event.type(),
                event.subject(),
                event.source(),
                event.time(),
                event.traceparent(),
                storable(new String(event.data(), StandardCharsets.UTF_8)),
                storable(shortened(reason.toString())),
                Instant.now());
        jdbi.useHandle(handle -> handle.execute(
                """
                insert into dead_letter (tenant_id, id, listener, event_id, type, subject, source, occurred_at,
                  traceparent, payload, reason, failed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing""",
                Tenant.current(),
                letter.id(),
                letter.listener(),
                letter.eventId(),
                letter.type(),
                letter.subject(),
                letter.source(),
                letter.occurredAt().atOffset(ZoneOffset.UTC),
                letter.traceparent(),
                letter.payload(),
                letter.reason(),
                letter.failedAt().atOffset(ZoneOffset.UTC)));
        outbox.publish(aggregate, letter.id(), "dead-letter.added.v1", letter.shortened());
    }

    /** Those of the present tenant that were not replayed yet, the oldest first. */
    List<DeadLetter> open(int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select * from dead_letter where tenant_id = ? and replayed_at is null order by id limit ?")
                .bind(0, Tenant.current())
                .bind(1, limit)
                .map(ConstructorMapper.of(DeadLetter.class))
                .list());
    }

    Optional<DeadLetter> find(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select * from dead_letter where tenant_id = ? and id = ? and replayed_at is null")
                .bind(0, Tenant.current())
                .bind(1, id)
                .map(ConstructorMapper.of(DeadLetter.class))
                .findOne());
    }

    /** False where another replay was first; one that is under way is waited for. */
    boolean close(UUID id) {
        return jdbi.withHandle(handle -> handle.execute(
                        "update dead_letter set replayed_at = now() where tenant_id = ? and id = ? and replayed_at is null",
                        Tenant.current(),
                        id))
                == 1;
    }

    private static String shortened(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
    }

    /** PostgreSQL keeps no NUL in text. */
    private static String storable(String text) {
        return text.replace('\0', '\ufffd');
    }
}
