package io.kring.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.kring.platform.Callers;
import io.kring.platform.PlatformTestResource;
import io.kring.platform.TableLock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PlatformTestResource.class)
class IdempotentIT {
    private static final String BODY = "{\"name\": \"A1\", \"places\": 3, \"price\": 12.50}";

    private final String tenant = "t-" + UUID.randomUUID();
    private final String key = UUID.randomUUID().toString();

    @Test
    void aRepeatGetsTheFirstAnswer() {
        // Given
        var first = post(BODY);

        // When
        var second = post(BODY);

        // Then
        first.then().statusCode(201).header("Idempotent-Replay", equalTo(null));
        second.then().statusCode(201).header("Idempotent-Replay", "true").contentType("application/json");
        assertSame(first, second);
        assertShelves(1);
    }

    @Test
    void aRepeatWhileTheFirstIsAtWorkWaitsForItsAnswer() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // Given
            var lock = new TableLock();
            var one = threads.submit(() -> post(BODY));
            var two = threads.submit(() -> post(BODY));
            lock.awaitWaiting(2);

            // When
            lock.close();

            // Then
            assertThat(one.get().statusCode()).isEqualTo(201);
            assertSame(one.get(), two.get());
        }
        assertShelves(1);
    }

    @Test
    void aKeyIsForOneRequest() {
        // When
        post(BODY);

        // Then
        post(BODY.replace("A1", "A2")).then().statusCode(422).body("errors[0].field", equalTo("Idempotency-Key"));
        assertShelves(1);
        Callers.sales("u-" + tenant)
                .header("Idempotency-Key", key)
                .body(BODY.replace("A1", "A2"))
                .post("/api/v1/shelves")
                .then()
                .statusCode(201);
    }

    @Test
    void aFailureIsNotKept() {
        // Given
        post("{}").then().statusCode(400);

        // When
        var answer = post(BODY);

        // Then
        answer.then().statusCode(201).header("Idempotent-Replay", equalTo(null));
    }

    @Test
    void aKeyThatIsNoneIsRefused() {
        for (var none : new String[] {" ", "x".repeat(256)}) {
            Callers.sales(tenant)
                    .header("Idempotency-Key", none)
                    .body(BODY)
                    .post("/api/v1/shelves")
                    .then()
                    .statusCode(400)
                    .body("errors[0].field", equalTo("Idempotency-Key"));
        }
        assertShelves(0);
    }

    private Response post(String body) {
        return Callers.sales(tenant).header("Idempotency-Key", key).body(body).post("/api/v1/shelves");
    }

    private static void assertSame(Response one, Response two) {
        assertThat(two.asString()).isEqualTo(one.asString());
        assertThat(two.header("Location")).isEqualTo(one.header("Location")).isNotEmpty();
        assertThat(two.header("ETag")).isEqualTo(one.header("ETag")).isNotEmpty();
    }

    private void assertShelves(int count) {
        Callers.sales(tenant).get("/api/v1/shelves").then().body("items", hasSize(count));
    }
}
