package io.kring.platform.inbox;

import static io.kring.platform.Topic.header;
import static io.kring.platform.inbox.Polls.arrived;
import static io.kring.testkit.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kring.platform.Callers;
import io.kring.platform.PlatformTestResource;
import io.kring.platform.Topic;
import io.kring.platform.id.Ids;
import io.kring.platform.shelf.Deliveries;
import io.kring.platform.shelf.DeliveryListener;
import io.kring.platform.shelf.ShelfInput;
import io.kring.platform.shelf.ShelfService;
import io.kring.platform.tenant.Tenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PlatformTestResource.class)
@SuppressWarnings("NullAway.Init")
class DeadLetterIT {
    private static final String PATH = "/api/v1/ops/dead-letters";

    private final String tenant = "t-" + UUID.randomUUID();
    private final UUID event = Ids.next();

    @Inject
    DeliveryListener listener;

    @Inject
    Deliveries deliveries;

    @Inject
    ShelfService shelves;

    @Test
    void whatCannotBeWorkedOnIsKeptAndTold() throws IOException {
        // Given
        try (var topic = new Topic("kring.dead-letter.platform-test")) {

            // When
            fail("book");

            // Then
            var letters = Callers.as(tenant, "admin").get(PATH);
            letters.then()
                    .body("$", hasSize(1))
                    .body("[0].listener", equalTo("deliveries"))
                    .body("[0].eventId", equalTo(event.toString()))
                    .body("[0].type", equalTo(Polls.ARRIVED));
            assertThat(letters.<String>path("[0].reason")).contains("delivery_tenant_id_shelf_fkey");
            var told = await().until(() -> topic.of(tenant), events -> events.size() == 1)
                    .getFirst();
            assertThat(header(told, "ce_type")).isEqualTo("dead-letter.added.v1");
            assertThat(new ObjectMapper().readTree(told.value()).path("eventId").asText())
                    .isEqualTo(event.toString());
        }
    }

    @Test
    void onceItsCauseIsMendedItIsReplayedOnce() {
        // Given
        var letter = fail("book");
        replay(letter).then().statusCode(409);
        mend();

        // When
        replay(letter).then().statusCode(204);

        // Then
        replay(letter).then().statusCode(404);
        listener.receive(Polls.of(arrived(tenant, event, "A1", "book")));
        assertThat(deliveries.of(tenant)).containsExactly("book");
        Callers.as(tenant, "admin").get(PATH).then().body("$", hasSize(0));
    }

    @Test
    void twoReplaysAtTheSameTimeDoTheWorkOnce() throws InterruptedException, ExecutionException {
        // Given
        var letter = fail("book");
        mend();

        // When
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 6)
                    .mapToObj(each -> threads.submit(() -> replay(letter).statusCode()))
                    .toList();
            for (var answer : answers) {
                assertThat(answer.get()).isIn(204, 404);
            }
        }

        // Then
        assertThat(deliveries.of(tenant)).containsExactly("book");
    }

    @Test
    void onlyAdministratorsOfTheTenantMayReplay() {
        // When
        var letter = fail("book");

        // Then
        Callers.sales(tenant).post(PATH + "/" + letter + "/replay").then().statusCode(403);
        Callers.as("other", "admin")
                .post(PATH + "/" + letter + "/replay")
                .then()
                .statusCode(404);
        Callers.as("other", "admin").get(PATH).then().body("$", hasSize(0));
    }

    private String fail(String parcel) {
        listener.receive(Polls.of(arrived(tenant, event, "A1", parcel)));
        return Callers.as(tenant, "admin").get(PATH).path("[0].id");
    }

    private void mend() {
        Tenant.run(tenant, () -> shelves.create(new ShelfInput("A1", 10, null)));
    }

    private Response replay(String letter) {
        return Callers.as(tenant, "admin").post(PATH + "/" + letter + "/replay");
    }
}
