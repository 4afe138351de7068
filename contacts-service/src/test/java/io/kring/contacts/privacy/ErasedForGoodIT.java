package io.kring.contacts.privacy;

import static io.kring.testkit.Patience.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.kring.contacts.Api;
import io.kring.contacts.erased.ErasedPeople;
import io.kring.platform.tenant.Tenant;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KringTestResource.class)
@SuppressWarnings("NullAway.Init")
class ErasedForGoodIT {
    private final Others others = Others.ofNewTenant();
    private final Api api = others.api();

    @Inject
    Jdbi jdbi;

    @Inject
    ErasedPeople erased;

    @Test
    void nobodyIsErasedTwice() {
        // Given
        var ann = api.contact(Others.ANN);
        others.erase(ann);

        // When
        var again = others.erasure(ann, false);

        // Then
        again.statusCode(410);
        others.erasure(ann, true).statusCode(410);
    }

    @Test
    void whoWasDeletedIsErasedToo() {
        // Given
        var ann = api.contact(Others.ANN);
        api.as("sales")
                .header("If-Match", "*")
                .delete("/api/v1/contacts/" + ann)
                .then()
                .statusCode(204);

        // When
        var request = others.erase(ann);

        // Then
        assertThat(others.asked("privacy.erasure-requested.v1", request, 1).getList("addresses", String.class))
                .contains("sjoukje@example.org");
        api.as("sales").get("/api/v1/contacts/" + ann + "/history").then().statusCode(410);
        await().untilAsserted(() ->
                assertThat(Rows.naming(jdbi, api.tenant(), "Zwaantjes")).isEmpty());
    }

    @Test
    void aChangeIsUndoneForTheOthersOnly() {
        // Given
        var bob = api.contact("{\"familyName\": \"Bob\", \"emails\": [\"bob@example.org\"]}");
        var ann = api.contact(Others.ANN);
        var change = api.as("sales")
                .body("{\"filter\": \"true\", \"addTags\": [\"vip\"]}")
                .post("/api/v1/contacts/bulk-update")
                .then()
                .extract()
                .<String>path("id");
        others.erase(ann);

        // When
        var undone = api.as("admin")
                .post("/api/v1/changes/" + change + "/undo")
                .then()
                .statusCode(200);

        // Then
        undone.body("restored", equalTo(1));
        api.as("sales").get("/api/v1/contacts/" + ann).then().statusCode(410);
        api.as("sales").get("/api/v1/contacts/" + bob).then().body("tags", hasSize(0));
    }

    @Test
    void aMergeOfWhoWasErasedIsNotUndone() {
        // Given
        var ann = api.contact(Others.ANN);
        var double1 = api.contact("{\"familyName\": \"Swaantjes\", \"emails\": [\"sj@example.org\"]}");
        var change = api.as("sales")
                .header("If-Match", "*")
                .body("{\"merge\": [{\"contactId\": \"" + double1 + "\", \"version\": 0}]}")
                .post("/api/v1/contacts/" + ann + "/merge")
                .then()
                .statusCode(200)
                .extract()
                .<String>path("changeId");

        // When
        others.erase(ann);

        // Then
        api.as("sales").post("/api/v1/contacts/" + double1 + "/unmerge").then().statusCode(410);
        api.as("sales").post("/api/v1/changes/" + change + "/undo").then().statusCode(404);
        api.as("sales").get("/api/v1/contacts/" + double1).then().statusCode(410);
    }

    @Test
    void aNoteOnTwoStaysWithTheOther() {
        // Given
        var ann = api.contact(Others.ANN);
        var bob = api.contact(
                "{\"familyName\": \"Bob\", \"emails\": [\"bob@example.org\"], \"referredBy\": \"" + ann + "\"}");
        var note = api.as("sales")
                .body("{\"type\": \"note\", \"text\": \"Sail together\", \"contactIds\": [\"" + ann + "\", \"" + bob
                        + "\"]}")
                .post("/api/v1/activities")
                .then()
                .extract()
                .<String>path("activityId");

        // When
        others.erase(ann);

        // Then
        api.as("sales")
                .get("/api/v1/activities/" + note)
                .then()
                .statusCode(200)
                .body("contactIds", equalTo(List.of(bob)));
        api.as("sales").get("/api/v1/contacts/" + bob).then().body("referredBy", nullValue());
    }

    @Test
    void noFileBringsThemBack() {
        // Given
        var ann = api.contact(Others.ANN);
        var file = "Family name;Email\nZwaantjes;sjoukje@example.org\nBob;bob@example.org\n".getBytes(UTF_8);
        var draft = api.as("marketing")
                .contentType("text/csv")
                .header("Prefer", "wait=50")
                .queryParam("dryRun", true)
                .body(file)
                .post("/api/v1/imports");
        others.erase(ann);

        // When
        api.as("marketing")
                .post("/api/v1/jobs/" + draft.path("id") + "/start")
                .then()
                .statusCode(200);

        // Then
        await().untilAsserted(() -> api.as("marketing")
                .get("/api/v1/jobs/" + draft.path("id"))
                .then()
                .body("status", equalTo("done"))
                .body("created", equalTo(1))
                .body("rejected", equalTo(1)));
        api.importCsv(file).then().body("rejected", equalTo(1)).body("created", equalTo(0));
        api.as("marketing")
                .get("/api/v1/jobs/" + draft.path("id") + "/rejections")
                .then()
                .body("items[0].reason", containsString("erased"));
    }

    @Test
    void whoComesBackIsLeftAlone() {
        // Given
        var request = others.verified(api.contact(Others.ANN));
        var back = api.contact("{\"familyName\": \"Zwaantjes\", \"emails\": [\"sjoukje@example.org\"]}");

        // When
        api.as("admin")
                .post("/api/v1/privacy/requests/" + request + "/rescan")
                .then()
                .statusCode(202);

        // Then
        assertThat(others.asked("privacy.rescan-requested.v1", request, 3).getList("addresses", String.class))
                .containsExactly("+31612345678");
        others.allFound(request, 3, 0);
        others.awaitState(request, "verified");
        api.as("sales").get("/api/v1/contacts/" + back).then().statusCode(200);
        api.importCsv("Family name;Email;City\nZwaantjes;sjoukje@example.org;IJlst\n".getBytes(UTF_8))
                .then()
                .body("updated", equalTo(1));
    }

    @Test
    void whatWasToldBeforeIsToldOfSomebodyWhoWasErased() {
        // Given
        var before = Instant.now();
        others.erase(api.contact(Others.ANN));

        // Then
        Tenant.run(api.tenant(), () -> {
            assertThat(erased.since(before, Set.of("sjoukje@example.org"))).isTrue();
            assertThat(erased.since(Instant.now(), Set.of("sjoukje@example.org")))
                    .isFalse();
            assertThat(erased.since(before, Set.of("bob@example.org"))).isFalse();
        });
    }
}
