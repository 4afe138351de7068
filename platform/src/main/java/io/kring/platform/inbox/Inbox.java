package io.kring.platform.inbox;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kring.platform.event.Event;
import io.kring.platform.tenant.Tenant;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * Lets every event be worked on exactly once: the work and a row (listener, event id) commit together, and an event whose
 * row is there is skipped. A poll is one transaction per tenant; where that fails, its events are taken one by one, each
 * with retries, and what still fails goes to the dead letters with its reason. While the database takes nothing it waits.
 */
@ApplicationScoped
public class Inbox {
    private static final Logger LOG = Logger.getLogger(Inbox.class);
    private static final int TRIES = 4;
    private static final long FIRST_PAUSE_MS = 50;
    private static final long LONGEST_PAUSE_MS = 2_000;

    private final InboxRows rows;
    private final DeadLetters deadLetters;
    private final EventSpans spans;
    private final ObjectMapper json;
    private final MeterRegistry metrics;
    private final Map<String, Listener> listeners = new ConcurrentHashMap<>();

    Inbox(InboxRows rows, DeadLetters deadLetters, EventSpans spans, ObjectMapper json, MeterRegistry metrics) {
        this.rows = rows;
        this.deadLetters = deadLetters;
        this.spans = spans;
        this.json = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.metrics = metrics;
    }

    /** @param name unique in the service, and never changed: it says what was already worked on */
    public Listener listener(String name) {
        return listeners.computeIfAbsent(name, unknown -> new Listener(unknown, json));
    }

    /** Works on one poll; returns when every event in it is done with, so that its offsets can be committed. */
    public void receive(Listener listener, ConsumerRecords<String, byte[]> records) {
        var byTenant = new LinkedHashMap<String, List<Event>>();
        StreamSupport.stream(records.spliterator(), false)
                .map(Inbox::read)
                .filter(Objects::nonNull)
                .filter(listener::hears)
                .forEach(event -> byTenant.computeIfAbsent(event.tenant(), tenant -> new ArrayList<>())
                        .add(event));
        byTenant.forEach((tenant, events) -> Tenant.run(tenant, () -> receive(listener, events)));
    }

    /**
     * Works again on a dead letter of the present tenant.
     *
     * @param close marks it as done in the same transaction; false where another replay has done so
     */
    void replay(String listener, Event event, BooleanSupplier close) {
        var known = listeners.get(listener);
        if (known == null) {
            throw new IllegalStateException("There is no listener " + listener + " any more");
        }
        QuarkusTransaction.requiringNew().run(() -> {
            if (close.getAsBoolean()) {
                work(known, List.of(event));
            }
        });
    }

    private void receive(Listener listener, List<Event> events) {
        MDC.put("tenant", Tenant.current());
        try {
            QuarkusTransaction.requiringNew().run(() -> once(listener, events));
        } catch (RuntimeException e) {
            LOG.debugf(e, "%s takes %d events one by one", listener.name(), events.size());
            events.forEach(event -> receiveOne(listener, event));
        } finally {
            MDC.remove("tenant");
        }
    }

    private void receiveOne(Listener listener, Event event) {
        var pause = FIRST_PAUSE_MS;
        for (var tried = 0; ; ) {
            try {
                QuarkusTransaction.requiringNew().run(() -> once(listener, List.of(event)));
                return;
            } catch (RuntimeException e) {
                if (rows.writable() && ++tried >= TRIES && buried(listener, event, e)) {
                    return;
                }
                pause(pause);
                pause = Math.min(pause * 4, LONGEST_PAUSE_MS);
            }
        }
    }

    private void once(Listener listener, List<Event> events) {
        var fresh = rows.insert(listener.name(), events);
        count(listener, "duplicate", events.size() - fresh.size());
        work(listener, fresh);
        count(listener, "processed", fresh.size());
    }

    /** Hands over runs of one type, in order. */
    private void work(Listener listener, List<Event> events) {
        for (var from = 0; from < events.size(); ) {
            var to = from + 1;
            var first = events.get(from);
            while (listener.takesMany(first)
                    && to < events.size()
                    && events.get(to).type().equals(first.type())) {
                to++;
            }
            spans.around(events.subList(from, to), listener::handle);
            from = to;
        }
    }

    /** False where the database takes no dead letter either, on a full disk for one: then the event is not at fault. */
    private boolean buried(Listener listener, Event event, RuntimeException reason) {
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                rows.insert(listener.name(), List.of(event));
                deadLetters.add(listener.name(), event, reason);
            });
        } catch (RuntimeException e) {
            LOG.warnf("%s cannot give up on %s %s: %s", listener.name(), event.type(), event.id(), e);
            return false;
        }
        LOG.errorf(reason, "%s gave up on %s %s", listener.name(), event.type(), event.id());
        count(listener, "dead", 1);
        return true;
    }

    private void count(Listener listener, String outcome, int events) {
        metrics.counter("kring.inbox.events", "listener", listener.name(), "outcome", outcome)
                .increment(events);
    }

    /** A record that is no event has no tenant to keep it under; it stays on its topic for whoever looks for it. */
    private static @Nullable Event read(ConsumerRecord<String, byte[]> event) {
        try {
            return Event.of(event);
        } catch (RuntimeException e) {
            LOG.errorf("Not an event: %s-%d@%d: %s", event.topic(), event.partition(), event.offset(), e.getMessage());
            return null;
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting to try again", e);
        }
    }
}
