package io.kring.platform.tenant;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.kring.platform.Callers;
import io.kring.platform.PlatformTestResource;
import io.kring.testkit.Tokens;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PlatformTestResource.class)
@SuppressWarnings("NullAway.Init")
class TenantIT {
    private static final String BODY = "{\"name\": \"A1\", \"places\": 3}";

    private final String tenant = "t-" + UUID.randomUUID();

    @Inject
    Scheduler scheduler;

    @Test
    void aRequestIsOfTheTenantInItsToken() {
        // When
        var path = Callers.sales(tenant).body(BODY).post("/api/v1/shelves").header("Location");

        // Then
        Callers.sales(tenant).get(path).then().statusCode(200).body("name", equalTo("A1"));
        Callers.sales("other").get(path).then().statusCode(404);
        Callers.sales("other")
                .header("If-Match", "*")
                .body("{}")
                .patch(path)
                .then()
                .statusCode(404);
        Callers.sales("other").get("/api/v1/shelves").then().body("items", hasSize(0));
    }

    @Test
    void aTokenWithoutTenantIsForbidden() {
        given().get("/api/v1/shelves").then().statusCode(401).contentType("application/problem+json");
        given().auth()
                .oauth2(Tokens.withoutTenant("sara", "sales"))
                .get("/api/v1/shelves")
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
        Callers.sales("No Tenant!").get("/api/v1/shelves").then().statusCode(403);
    }

    @Test
    void aPublicEndpointIsOfTheTenantInItsPath() {
        // When
        Callers.sales(tenant).body(BODY).post("/api/v1/shelves").then().statusCode(201);

        // Then
        var path = "/api/v1/public/" + tenant + "/shelves";
        given().get(path).then().statusCode(200).body("items", hasSize(1));
        given().get("/api/v1/public/other/shelves").then().body("items", hasSize(0));
        given().get("/api/v1/public/No%20Tenant/shelves").then().statusCode(403);
        Callers.sales(tenant).get(path).then().statusCode(200);
        Callers.sales("other").get(path).then().statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "a b", "a/b", "-a", "a\0", "ä", "a'or 1=1"})
    void aNameThatIsNoneIsRefused(String name) {
        assertThatThrownBy(() -> Tenant.run(name, () -> {})).isInstanceOf(NoTenantException.class);
    }

    @Test
    void aTimerHasNoTenantUntilItNamesOne() throws Exception {
        // Given
        var without = new CompletableFuture<Object>();
        var named = new CompletableFuture<String>();

        // When
        scheduler
                .newJob("tenant-test")
                .setInterval("1s")
                .setTask(execution -> {
                    without.completeAsync(Tenant::current, Runnable::run);
                    Tenant.run(tenant, () -> named.complete(Tenant.current()));
                })
                .schedule();

        // Then
        assertThat(named.get(10, TimeUnit.SECONDS)).isEqualTo(tenant);
        assertThatThrownBy(() -> without.get(1, TimeUnit.SECONDS)).hasRootCauseInstanceOf(NoTenantException.class);
        scheduler.unscheduleJob("tenant-test");
    }
}
