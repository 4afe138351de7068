package io.kring.gateway.webhook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.kring.gateway.FakeServices;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(BrokerAwayIT.NoBroker.class)
@WithTestResource(KringTestResource.class)
@WithTestResource(FakeServices.class)
class BrokerAwayIT {
    /** Kafka is where nobody listens. */
    public static class NoBroker implements QuarkusTestProfile {
        @Override
        public java.util.List<TestResourceEntry> testResources() {
            return java.util.List.of(new TestResourceEntry(ClosedPort.class));
        }
    }

    /** Comes after the resource that knows the real broker. */
    public static class ClosedPort implements io.quarkus.test.common.QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            return Map.of("kafka.bootstrap.servers", "127.0.0.1:1");
        }

        @Override
        public int order() {
            return 10;
        }

        @Override
        public void stop() {}
    }

    @Test
    void asksTheProviderToRepeatAfterABoundedWait() {
        // Given
        var form = Map.of("MessageSid", "SM1", "From", "+31612345678", "Body", "hello");
        var start = Instant.now();

        // When
        var answer = Twilio.post("/hooks/meer/twilio/sms", "secret-of-meer", form);

        // Then
        answer.then().statusCode(503).contentType("application/problem+json").header("Retry-After", "5");
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void isNotReadyAndSaysWhichServicesAre() {
        given().when()
                .get("/q/health/ready")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'gateway' }.status", equalTo("DOWN"))
                .body("checks.find { it.name == 'gateway' }.data.contacts", equalTo("up"))
                .body("checks.find { it.name == 'gateway' }.data.campaigns", equalTo("down"));
    }
}
