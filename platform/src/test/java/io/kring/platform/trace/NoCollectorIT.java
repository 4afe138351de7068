package io.kring.platform.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.kring.platform.PlatformTestResource;
import io.opentelemetry.api.trace.Tracer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PlatformTestResource.class)
class NoCollectorIT {
    @Inject
    Tracer tracer;

    @Test
    void idsStandInTheLogsThoughNothingIsRecorded() {
        // Given
        var span = tracer.spanBuilder("work").startSpan();

        // When
        Object logged;
        try (var scope = span.makeCurrent()) {
            logged = MDC.get("traceId");
        } finally {
            span.end();
        }

        // Then
        assertThat(span.isRecording()).isFalse();
        assertThat(span.getSpanContext().isValid()).isTrue();
        assertThat(logged).isEqualTo(span.getSpanContext().getTraceId());
    }

    @Test
    void metricsAndLogsGoOtherWays() {
        // When
        var threads = Thread.getAllStackTraces().keySet();

        // Then
        assertThat(threads)
                .extracting(Thread::getName)
                .noneMatch(name -> name.matches("(PeriodicMetricReader|BatchLogRecordProcessor).*"));
    }
}
