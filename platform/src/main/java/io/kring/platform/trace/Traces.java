package io.kring.platform.trace;

import io.opentelemetry.api.trace.Span;
import org.jspecify.annotations.Nullable;

/** What is told to others of the trace that runs here. */
public final class Traces {
    private Traces() {}

    /** The running span as a {@code traceparent} (W3C Trace Context, 3.2), null where there is none. */
    public static @Nullable String running() {
        var span = Span.current().getSpanContext();
        return span.isValid() ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-" + span.getTraceFlags() : null;
    }
}
