package io.kring.messaging.delivery;

import io.kring.platform.outbox.Outbox;
import io.kring.platform.tenant.Tenant;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Stores what happened to messages and publishes what follows from it, many at a time. */
@ApplicationScoped
public class Deliveries {
    /** Something that happened to a message. */
    public record News(UUID messageId, Happening happening, Instant at) {}

    /** Locked in the order of their ids, so that an answer and a receipt wait for each other and never for ever. */
    private static final String LOCK = "select " + Tracked.COLUMNS
            + " from message where tenant_id = :tenant and id = any(:ids) order by id for update";

    private static final String STORE = """
            update message m set state = n.state, provider_id = n.provider_id, code = n.code, reason = n.reason,
              in_doubt = n.in_doubt, next_attempt_at = coalesce(n.next_attempt_at, m.next_attempt_at),
              sent_at = coalesce(m.sent_at, case when n.provider_id is not null then now() end),
              delivered_at = case when n.state = 'delivered' then now() end
            from unnest(:ids, :states, :providerIds, :codes, :reasons, cast(:inDoubt as boolean[]),
                cast(:nextAttempts as timestamptz[]))
              as n(id, state, provider_id, code, reason, in_doubt, next_attempt_at)
            where m.tenant_id = :tenant and m.id = n.id""";

    private final Jdbi jdbi;
    private final Outbox outbox;
    private final MeterRegistry metrics;

    Deliveries(Jdbi jdbi, Outbox outbox, MeterRegistry metrics) {
        this.jdbi = jdbi;
        this.outbox = outbox;
        this.metrics = metrics;
    }

    /** In this order; news of messages that are not known here is passed over. */
    @Transactional(TxType.MANDATORY)
    public void store(List<News> news) {
        if (news.isEmpty()) {
            return;
        }
        var messages = lock(news.stream().map(News::messageId).distinct().toArray(UUID[]::new));
        for (var item : news) {
            var message = messages.get(item.messageId());
            if (message != null) {
                message.on(item.happening(), item.at());
            }
        }
        var changed = messages.values().stream().filter(Tracked::changed).toList();
        if (!changed.isEmpty()) {
            update(changed);
            outbox.publishAll(changed.stream()
                    .flatMap(message -> message.events().stream())
                    .toList());
            changed.forEach(this::count);
        }
    }

    /** Whether the database answers at all. */
    public boolean reachable() {
        try {
            return jdbi.withHandle(handle ->
                    handle.createQuery("select true").mapTo(Boolean.class).one());
        } catch (RuntimeException e) {
            return false;
        }
    }

    private Map<UUID, Tracked> lock(UUID[] ids) {
        return jdbi.withHandle(handle -> handle.createQuery(LOCK)
                .bind("tenant", Tenant.current())
                .bind("ids", ids)
                .map((row, context) -> new Tracked(row))
                .collect(Collectors.toMap(Tracked::id, Function.identity())));
    }

    private void update(Collection<Tracked> changed) {
        jdbi.useHandle(handle -> handle.createUpdate(STORE)
                .bind("tenant", Tenant.current())
                .bind("ids", changed.stream().map(Tracked::id).toArray(UUID[]::new))
                .bind("states", column(changed, Delivery::state))
                .bind("providerIds", column(changed, Delivery::providerId))
                .bind("codes", column(changed, Delivery::code))
                .bind("reasons", column(changed, Delivery::reason))
                .bind("inDoubt", column(changed, Delivery::inDoubt))
                .bind("nextAttempts", column(changed, Delivery::nextAttemptAt))
                .execute());
    }

    private static @Nullable String[] column(Collection<Tracked> messages, Function<Delivery, @Nullable Object> value) {
        return messages.stream()
                .map(message -> value.apply(message.delivery()))
                .map(cell -> cell == null ? null : cell.toString())
                .toArray(String[]::new);
    }

    private void count(Tracked message) {
        metrics.counter(
                        "kring.messages",
                        "channel",
                        message.channel().name(),
                        "state",
                        message.delivery().state().name())
                .increment();
    }
}
