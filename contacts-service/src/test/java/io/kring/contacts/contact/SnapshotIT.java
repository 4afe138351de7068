package io.kring.contacts.contact;

import static io.kring.testkit.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.kring.contacts.Api;
import io.kring.testkit.Events;
import io.kring.testkit.KringTestResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KringTestResource.class)
class SnapshotIT {
    private final Api api = Api.ofNewTenant();

    @Inject
    @SuppressWarnings("NullAway.Init")
    Jdbi jdbi;

    @Test
    void everybodyIsPublishedAgainAsTheyAre() {
        // Given
        Events.shared();
        Api.ofNewTenant().contact("{\"familyName\": \"Stranger\"}");
        var id = api.contact("{\"familyName\": \"Hoekstra\", \"city\": \"Sneek\"}");
        api.as("sales").header("If-Match", "\"0\"").body("{\"city\": \"Oulu\"}").patch("/api/v1/contacts/" + id);
        var file = IntStream.range(0, 600)
                .mapToObj(number -> "p" + number + "@example.org")
                .collect(Collectors.joining("\n"));
        api.importCsv(("Email\n" + file).getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(201);

        // When
        var asked = api.as("admin").post("/api/v1/contacts/snapshots");

        // Then
        asked.then().statusCode(202);
        var snapshot = Events.shared()
                .awaitOne(
                        api.tenant(),
                        "contact.snapshot.v1",
                        data -> data.path("contactId").asText().equals(id));
        assertThat(snapshot.data().path("version").asInt()).isEqualTo(1);
        assertThat(snapshot.data().path("city").asText()).isEqualTo("Oulu");
        await().untilAsserted(() -> assertThat(
                        Events.shared().all(api.tenant(), "contact.snapshot.v1", data -> true).stream()
                                .map(Events.Heard::key)
                                .distinct())
                .hasSize(601));
        api.as("sales").post("/api/v1/contacts/snapshots").then().statusCode(403);
    }

    @Test
    void oneIsMadeAtATime() {
        // Given
        var id = UUID.fromString(api.contact("{\"familyName\": \"Hoekstra\"}"));
        QuarkusTransaction.requiringNew().run(() -> {
            jdbi.useHandle(handle ->
                    handle.execute("select from contact where tenant_id = ? and id = ? for update", api.tenant(), id));
            api.as("admin").post("/api/v1/contacts/snapshots").then().statusCode(202);

            // When
            var second = api.as("admin").post("/api/v1/contacts/snapshots");

            // Then
            second.then().statusCode(409);
        });
        await().untilAsserted(() ->
                api.as("admin").post("/api/v1/contacts/snapshots").then().statusCode(202));
    }
}
