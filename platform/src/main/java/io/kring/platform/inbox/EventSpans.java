package io.kring.platform.inbox;

import io.kring.platform.event.Event;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Consumer;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** Continues the trace of each event, so that one trace runs from a webhook to what it led to in every service. */
@ApplicationScoped
class EventSpans {
    private static final TextMapGetter<Event> TRACEPARENT = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Event event) {
            return List.of("traceparent");
        }

        @Override
        public @Nullable String get(@Nullable Event event, String key) {
            return event != null && key.equals("traceparent") ? event.traceparent() : null;
        }
    };

    private final Tracer tracer;

    EventSpans(Tracer tracer) {
        this.tracer = tracer;
    }

    void around(List<Event> events, Consumer<List<Event>> work) {
        var spans = events.stream().map(this::start).toList();
        MDC.put("eventId", events.getFirst().id().toString());
        try (var scope = spans.getFirst().makeCurrent()) {
            work.accept(events);
        } catch (RuntimeException e) {
            spans.forEach(span -> span.recordException(e));
            throw e;
        } finally {
            MDC.remove("eventId");
            spans.forEach(Span::end);
        }
    }

    private Span start(Event event) {
        var parent = W3CTraceContextPropagator.getInstance().extract(Context.root(), event, TRACEPARENT);
        return tracer.spanBuilder("process " + event.type())
                .setParent(parent)
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.message.id", event.id().toString())
                .setAttribute("kring.tenant", event.tenant())
                .startSpan();
    }
}
