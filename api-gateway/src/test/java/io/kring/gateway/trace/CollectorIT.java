package io.kring.gateway.trace;

import static io.restassured.RestAssured.given;

import io.kring.gateway.FakeServices;
import io.kring.testkit.Collector;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KringTestResource.class)
@WithTestResource(FakeServices.class)
@WithTestResource(Collector.class)
class CollectorIT {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void tracesGoToTheCollectorThatTheEnvironmentNames() {
        // When
        given().header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01").get("/api/v1/contacts");

        // Then
        Collector.awaitTrace(TRACE);
    }
}
