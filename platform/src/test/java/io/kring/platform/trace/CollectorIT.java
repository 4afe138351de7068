package io.kring.platform.trace;

import io.kring.platform.Callers;
import io.kring.platform.PlatformTestResource;
import io.kring.testkit.Collector;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PlatformTestResource.class)
@WithTestResource(Collector.class)
class CollectorIT {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void tracesGoToTheCollectorThatTheEnvironmentNames() {
        // When
        Callers.sales("meer")
                .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                .get("/api/v1/shelves");

        // Then
        Collector.awaitTrace(TRACE);
    }
}
