package io.kring.contacts.privacy;

import static io.kring.testkit.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.kring.contacts.Api;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KringTestResource.class)
@SuppressWarnings("NullAway.Init")
class ErasureIT {
    private final Others others = Others.ofNewTenant();
    private final Api api = others.api();

    @Inject
    Jdbi jdbi;

    @Inject
    PrivacyTimer timer;

    @Test
    void thePersonIsGoneAtOnceAndTheReceiptNamesNobody() {
        // Given
        var ann = api.contact(Others.ANN);
        patch(ann, "{\"city\": \"Bolsward\"}");
        var note = api.activity(ann);
        awaitTimeline(ann);

        // When
        var request = others.erase(ann);

        // Then
        api.as("sales").get("/api/v1/contacts/" + ann).then().statusCode(410).body("detail", containsString("erased"));
        api.as("sales")
                .get("/api/v1/contacts/" + ann + "?asOf=" + Instant.now())
                .then()
                .statusCode(410);
        api.as("sales").get("/api/v1/activities/" + note).then().statusCode(404);
        assertThat(others.events()
                        .awaitOne(api.tenant(), "contact.deleted.v1", gone -> true)
                        .data()
                        .path("contactId")
                        .asText())
                .isEqualTo(ann);
        assertThat(others.asked("privacy.erasure-requested.v1", request, 1).getList("addresses", String.class))
                .containsExactlyInAnyOrder("sjoukje@example.org", "+31612345678");
        await().untilAsserted(() -> assertThat(
                        others.request(request).getString("services.find { it.service == 'contacts-service' }.state"))
                .isEqualTo("answered"));
        var receipt = others.request(request);
        assertThat(receipt.getString("state")).isEqualTo("erasing");
        assertThat(receipt.getList("services.findAll { it.state == 'waiting' }.service", String.class))
                .containsExactlyInAnyOrderElementsOf(Others.ALL);
        var own = "services.find { it.service == 'contacts-service' }.stores.find { it.store == '%s' }.erased";
        assertThat(receipt.getInt(own.formatted("contact"))).isEqualTo(1);
        assertThat(receipt.getInt(own.formatted("identity"))).isEqualTo(2);
        assertThat(receipt.getInt(own.formatted("contact_version"))).isEqualTo(1);
        assertThat(receipt.getInt(own.formatted("activity"))).isEqualTo(1);
        assertThat(receipt.getInt(own.formatted("timeline_entry"))).isPositive();
        assertThat(receipt.prettify()).doesNotContain("sjoukje", "Zwaantjes", "31612345678");
        await().untilAsserted(() -> assertThat(
                        Rows.naming(jdbi, api.tenant(), "Sjoukje", "Zwaantjes", "sjoukje@example.org", "31612345678"))
                .isSubsetOf("privacy_request", "outbox"));
    }

    @Test
    void aServiceThatWasDownFinishesItAndAReScanVerifies() {
        // Given
        var ann = api.contact(Others.ANN);
        var request = others.erase(ann);
        Others.ALL.subList(0, 3).forEach(service -> others.erased(request, 1, service, 2));
        await().untilAsserted(() -> assertThat(others.request(request)
                        .getList("services.findAll { it.state == 'waiting' }.service", String.class))
                .containsExactly("analytics-service"));

        // When
        others.erased(request, 1, "analytics-service", 7);

        // Then
        others.asked("privacy.rescan-requested.v1", request, 2);
        others.allFound(request, 2, 0);
        others.awaitState(request, "verified");
        var receipt = others.request(request);
        assertThat(receipt.getInt("rescans[0].found")).isZero();
        assertThat(receipt.getInt("services.find { it.service == 'analytics-service' }.stores[0].erased"))
                .isEqualTo(7);
        assertThat(receipt.getString("eventLogKeptUntil")).isNotBlank();
    }

    @Test
    void whatAReScanFindsIsErasedAgain() {
        // Given
        var request = others.erase(api.contact(Others.ANN));
        others.allErased(request, 1, 2);
        others.asked("privacy.rescan-requested.v1", request, 2);

        // When
        others.found(request, 2, "leads-service", 3);
        Others.ALL.subList(1, 4).forEach(service -> others.found(request, 2, service, 0));

        // Then
        others.asked("privacy.erasure-requested.v1", request, 3);
        others.allErased(request, 3, 3);
        others.asked("privacy.rescan-requested.v1", request, 4);
        others.allFound(request, 4, 0);
        others.awaitState(request, "verified");
        var receipt = others.request(request);
        assertThat(receipt.getList("rescans.found", Integer.class)).containsExactly(3, 0);
        assertThat(receipt.getInt("services.find { it.service == 'leads-service' }.stores[0].erased"))
                .isEqualTo(5);
    }

    @Test
    void reScansAreDailyAndEndWithTheEventLog() {
        // Given
        var request = others.verified(api.contact(Others.ANN));
        ago("25 hours");

        // When
        timer.look();

        // Then
        others.asked("privacy.rescan-requested.v1", request, 3);
        others.allFound(request, 3, 0);
        await().untilAsserted(() -> assertThat(others.request(request).getList("rescans.found"))
                .hasSize(2)
                .doesNotContainNull());
        ago("8 days");
        timer.look();
        others.asked("privacy.rescan-requested.v1", request, 4);
        others.allFound(request, 4, 0);
        others.awaitState(request, "closed");
        assertThat(Rows.naming(jdbi, api.tenant(), "sjoukje@example.org", "31612345678"))
                .isSubsetOf("outbox");
    }

    @Test
    void aReScanIsMadeWhenItIsAskedFor() {
        // Given
        var request = others.verified(api.contact(Others.ANN));

        // When
        api.as("admin")
                .post("/api/v1/privacy/requests/" + request + "/rescan")
                .then()
                .statusCode(202);

        // Then
        others.asked("privacy.rescan-requested.v1", request, 3);
        var access = others.access(api.contact("{\"familyName\": \"Other\", \"emails\": [\"other@example.org\"]}"));
        api.as("admin")
                .post("/api/v1/privacy/requests/" + access + "/rescan")
                .then()
                .statusCode(409);
    }

    @Test
    void whatComesBackHereIsFoundAndErased() {
        // Given
        var ann = api.contact(Others.ANN);
        var request = others.erase(ann);
        others.allErased(request, 1, 0);
        others.asked("privacy.rescan-requested.v1", request, 2);
        await().untilAsserted(() -> assertThat(others.request(request)
                        .getInt("services.find { it.service == 'contacts-service' }.stores.size()"))
                .isPositive());
        others.allFound(request, 2, 0);
        others.awaitState(request, "verified");
        jdbi.useHandle(handle -> handle.execute("""
                insert into timeline_entry (tenant_id, contact_id, occurred_at, id, kind, summary, service, subject_id)
                values (?, ?, now(), gen_random_uuid(), 'order.recorded', 'Sjoukje bought a boat', 'leads-service', 'x')""", api.tenant(), UUID.fromString(ann)));

        // When
        api.as("admin")
                .post("/api/v1/privacy/requests/" + request + "/rescan")
                .then()
                .statusCode(202);

        // Then
        others.allFound(request, 3, 0);
        others.asked("privacy.erasure-requested.v1", request, 4);
        others.allErased(request, 4, 0);
        others.asked("privacy.rescan-requested.v1", request, 5);
        others.allFound(request, 5, 0);
        others.awaitState(request, "verified");
        assertThat(others.request(request).getList("rescans.found", Integer.class))
                .containsExactly(0, 1, 0);
    }

    @Test
    void aDryRunErasesNothing() {
        // Given
        var ann = api.contact(Others.ANN);

        // When
        var request = others.dryRun(ann);

        // Then
        others.asked("privacy.rescan-requested.v1", request, 1);
        others.allFound(request, 1, 4);
        others.awaitState(request, "counted");
        var counted = others.request(request);
        assertThat(counted.getBoolean("dryRun")).isTrue();
        assertThat(counted.getInt("services.find { it.service == 'leads-service' }.stores[0].rows"))
                .isEqualTo(4);
        assertThat(
                        counted.getInt(
                                "services.find { it.service == 'contacts-service' }.stores.find { it.store == 'identity' }.rows"))
                .isEqualTo(2);
        api.as("sales").get("/api/v1/contacts/" + ann).then().statusCode(200);
    }

    private void ago(String time) {
        jdbi.useHandle(handle -> {
            handle.execute(
                    "update privacy_round set asked_at = asked_at - cast(? as interval) where tenant_id = ?",
                    time,
                    api.tenant());
            handle.execute(
                    "update privacy_request set done_at = done_at - cast(? as interval) where tenant_id = ?",
                    time,
                    api.tenant());
        });
    }

    private void patch(String contact, String body) {
        api.as("sales")
                .header("If-Match", "*")
                .body(body)
                .patch("/api/v1/contacts/" + contact)
                .then()
                .statusCode(200);
    }

    private void awaitTimeline(String contact) {
        await().untilAsserted(() -> assertThat(api.as("sales")
                        .get("/api/v1/contacts/" + contact + "/timeline")
                        .jsonPath()
                        .getList("items"))
                .hasSizeGreaterThan(1));
    }
}
