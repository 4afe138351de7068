package io.kring.platform.health;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.kring.platform.PlatformTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PlatformTestResource.class)
class HealthIT {
    @Test
    void readyMeansAKnownSchemaADatabaseAndABroker() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body("checks.name", hasItems("schema", "broker", "Database connections health check"))
                .body("checks.find { it.name == 'broker' }.data.brokers", equalTo(1));
    }

    @Test
    void withoutABrokerItIsNotReady() {
        // Given
        var check = new BrokerCheck("127.0.0.1:1");

        // When
        var answer = check.call();

        // Then
        assertThat(answer.getStatus()).isEqualTo(Status.DOWN);
        check.close();
    }

    @Test
    void theMetricsTellHowFarPublishingIsBehind() {
        // When
        var metrics = given().get("/q/metrics").asString();

        // Then
        assertThat(metrics).contains("kring_outbox_age_seconds", "kring_outbox_rows");
    }
}
