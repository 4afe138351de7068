package io.kring.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.kring.platform.Callers;
import io.kring.platform.PlatformTestResource;
import io.kring.platform.TableLock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PlatformTestResource.class)
@SuppressWarnings("NullAway.Init")
class ETagsIT {
    private final String tenant = "t-" + UUID.randomUUID();
    private String path;

    @BeforeEach
    void shelf() {
        path = Callers.sales(tenant)
                .body("{\"name\": \"A1\", \"places\": 3}")
                .post("/api/v1/shelves")
                .header("Location");
    }

    @Test
    void anUpdateOfTheVersionThatWasReadIsDone() {
        // When
        var answer = patch(Callers.sales(tenant).get(path).header("ETag"));

        // Then
        answer.then().statusCode(200).header("ETag", "\"1\"").body("places", equalTo(4));
        patch("*").then().statusCode(200);
    }

    @Test
    void anUpdateMustNameAVersion() {
        Callers.sales(tenant)
                .body("{}")
                .patch(path)
                .then()
                .statusCode(428)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo("If-Match"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "0", "W/\"0\"", "\"\"", "x"})
    void anUpdateOfAnotherVersionIsRefused(String ifMatch) {
        patch(ifMatch).then().statusCode(412).body("errors[0].field", equalTo("If-Match"));
    }

    @Test
    void ofTwoUpdatesOfOneVersionOneIsDone() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // Given
            var lock = new TableLock();
            var one = threads.submit(() -> patch("\"0\""));
            var two = threads.submit(() -> patch("\"0\""));
            lock.awaitWaiting(2);

            // When
            lock.close();

            // Then
            assertThat(List.of(one.get().statusCode(), two.get().statusCode())).containsExactlyInAnyOrder(200, 412);
        }
        assertThat(Callers.sales(tenant).get(path).header("ETag")).isEqualTo("\"1\"");
    }

    private Response patch(String ifMatch) {
        return Callers.sales(tenant)
                .header("If-Match", ifMatch)
                .body("{\"places\": 4}")
                .patch(path);
    }
}
