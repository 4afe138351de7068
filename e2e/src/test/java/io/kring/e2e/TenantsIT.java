package io.kring.e2e;

import static io.kring.e2e.client.Session.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kring.e2e.Api.Operation;
import io.kring.e2e.client.Campaigns;
import io.kring.e2e.client.Http;
import io.kring.e2e.client.Sandbox;
import io.kring.e2e.client.Session;
import io.kring.e2e.client.Waiting;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One tenant's admin tries every endpoint of the suite with what belongs to another tenant. */
class TenantsIT {
    private static final String NOBODY = "018f0000-0000-7000-8000-000000000000";
    private static final String RUN = Long.toString(System.currentTimeMillis(), 36);
    private static final Session OWNER = Session.of(TestStack.addresses(), "anna", "demo");
    private static final Session OTHER = Session.of(TestStack.addresses(), "aino", "demo");

    /** Not with 99 at its end: the sandbox never reaches those. */
    private static final String PHONE = "+31620" + String.format("%05d0", System.nanoTime() % 100_000);

    /** What the owner has, by the collection that it is in. */
    private static final Map<String, String> IDS = new TreeMap<>();

    @BeforeAll
    static void theOwnersThings() {
        for (var reader : List.of(OWNER, OTHER)) {
            reader.send("PUT", "/api/v1/events/contacts/feed", BodyPublishers.noBody(), Map.of())
                    .expect(204);
        }
        var contact = json().put("familyName", "Owned " + RUN);
        contact.putArray("phones").add(PHONE);
        var consent = contact.putArray("consents").addObject();
        consent.put("channel", "sms").put("purpose", "marketing").put("state", "granted");
        consent.putObject("proof").put("source", "user:anna").put("text", "Asked on the phone");
        IDS.put("contacts", made("/api/v1/contacts", contact, "contactId"));
        IDS.put(
                "requests",
                OWNER.post("/api/v1/contacts/" + id("contacts") + "/access-requests", json())
                        .expect(202)
                        .json()
                        .path("requestId")
                        .asText());
        Waiting.until(
                "the package",
                () -> OWNER.get("/api/v1/privacy/requests/" + id("requests"))
                        .expect(200)
                        .json(),
                request -> request.path("state").asText().equals("ready"));
        IDS.put("activities", made("/api/v1/activities", note(id("contacts")), "activityId"));
        IDS.put(
                "changes",
                OWNER.get("/api/v1/contacts/" + id("contacts"), Map.of())
                        .expect(200)
                        .json()
                        .at("/change/id")
                        .asText());
        var field = json().put("key", "owned" + RUN.replaceAll("\\W", ""))
                .put("label", "Owned")
                .put("type", "text");
        IDS.put("custom-fields", made("/api/v1/custom-fields", field, "fieldId"));
        IDS.put("companies", made("/api/v1/companies", json().put("name", "Owned " + RUN), "companyId"));
        IDS.put(
                "imports",
                OWNER.postCsv("/api/v1/imports", Map.of("source", RUN), BodyPublishers.ofString("first_name\nX\n"))
                        .expect(201)
                        .json()
                        .path("id")
                        .asText());
        IDS.put("jobs", id("imports"));
        for (var twin = 0; twin < 2; twin++) {
            made(
                    "/api/v1/contacts",
                    json().put("givenName", "Ann")
                            .put("familyName", "Owned " + RUN)
                            .put("city", "Sneek"),
                    "contactId");
        }
        IDS.put(
                "duplicate-runs",
                OWNER.post("/api/v1/duplicate-runs", json())
                        .expect(202)
                        .json()
                        .path("runId")
                        .asText());
        IDS.put(
                "duplicates",
                Waiting.until(
                                "the pair",
                                () -> OWNER.items("/api/v1/duplicates", Map.of())
                                        .filter(found -> found.at("/first/familyName")
                                                .asText()
                                                .equals("Owned " + RUN))
                                        .findFirst(),
                                Optional::isPresent)
                        .orElseThrow()
                        .path("pairId")
                        .asText());
        var entry = json().put("title", "Owned " + RUN).put("purpose", "To pay").put("basis", "contract");
        entry.putArray("people").add("Employees");
        entry.putArray("categories").add("Names");
        IDS.put("entries", made("/api/v1/privacy/register/entries", entry, "entryId"));
        IDS.put(
                "dry-runs",
                OWNER.post("/api/v1/privacy/retention/dry-runs", json())
                        .expect(202)
                        .json()
                        .path("runId")
                        .asText());
        var form = json().put("slug", "owned-" + RUN).put("title", "Owned " + RUN);
        form.putArray("fields").addObject().put("name", "email").put("required", true);
        IDS.put("forms", made("/api/v1/forms", form, "formId"));
        var lead = json().put("familyName", "Owned " + RUN).put("email", RUN + "@example.org");
        IDS.put("leads", made("/api/v1/leads", lead, "leadId"));
        var opportunity = json().put("contactId", id("contacts"))
                .put("name", "Owned " + RUN)
                .put("amount", 10)
                .put("currency", "EUR");
        IDS.put(
                "opportunities",
                Waiting.until(
                        "leads knows the contact",
                        () -> made("/api/v1/opportunities", opportunity, "opportunityId"),
                        made -> !made.isEmpty()));
        IDS.put("orders", made("/api/v1/orders", order(id("contacts")), "orderId"));
        var segment = json().put("name", "Owned " + RUN).put("filter", "hasPhone && familyName == 'Owned " + RUN + "'");
        IDS.put("segments", made("/api/v1/segments", segment, "segmentId"));
        var campaigns = new Campaigns(OWNER);
        Waiting.until(
                "the audience", () -> campaigns.preview(segment.path("filter").asText()), count -> count == 1);
        var campaign =
                campaigns.draft("owned-" + RUN, segment.path("filter").asText(), "Owned {contact.familyName}", null);
        campaigns.launch(campaign);
        IDS.put("campaigns", campaign.id());
        var message = Waiting.until(
                        "the message",
                        () -> OWNER.items("/api/v1/messages", Map.of())
                                .filter(found ->
                                        found.path("contactId").asText().equals(id("contacts")))
                                .findFirst(),
                        found -> found.filter(m -> m.path("state").asText().equals("delivered"))
                                .isPresent())
                .orElseThrow();
        IDS.put("messages", message.path("messageId").asText());
        var conversation = json().put("text", "Owned " + RUN);
        IDS.put("conversations", conversationWithOwned());
        OWNER.post("/api/v1/conversations/" + id("conversations") + "/messages", conversation)
                .expect(201);
    }

    private static String conversationWithOwned() {
        new Sandbox(TestStack.addresses(), "meer").reply(PHONE, "An answer " + RUN);
        return Waiting.until(
                        "the conversation",
                        () -> OWNER.items("/api/v1/conversations", Map.of())
                                .filter(found ->
                                        found.path("contactId").asText().equals(id("contacts")))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow()
                .path("conversationId")
                .asText();
    }

    private static String id(String collection) {
        return Objects.requireNonNull(IDS.get(collection), () -> "There is nothing in " + collection + " to try");
    }

    private static ObjectNode note(String contactId) {
        var note = json().put("type", "note").put("text", "Owned " + RUN);
        note.putArray("contactIds").add(contactId);
        return note;
    }

    private static ObjectNode order(String contactId) {
        var order =
                json().put("externalId", "O-" + RUN).put("contactId", contactId).put("currency", "EUR");
        order.putArray("lines")
                .addObject()
                .put("product", "X")
                .put("quantity", 1)
                .put("unitPrice", 10);
        return order;
    }

    private static String made(String path, JsonNode body, String id) {
        return OWNER.post(path, body).expect(201).json().required(id).asText();
    }

    static Stream<Operation> operationsOnOneThing() {
        return Api.read().operations().filter(Operation::isOnOneThing);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operationsOnOneThing")
    void whatBelongsToAnotherTenantIsNotFound(Operation operation) {
        // Given
        var path = operation.at(id(operation.collection()));
        var headers = new HashMap<>(Map.of("If-Match", "*"));
        if (operation.takesJson()) {
            headers.put("Content-Type", "application/json");
        }

        // When
        var answer = OTHER.send(
                operation.method(),
                path,
                operation.takesJson() ? BodyPublishers.ofString(body(operation)) : BodyPublishers.noBody(),
                headers);

        // Then
        assertThat(answer.status()).as(answer.toString()).isIn(403, 404);
        assertThat(answer.body()).doesNotContain("Owned");
        if (operation.method().equals("GET")) {
            OWNER.get(path).expect(200);
        }
    }

    /** Bodies without a fault, so that nothing but the tenant is in the way. */
    private static String body(Operation operation) {
        var body = json();
        var path = operation.path();
        if (path.endsWith("/consents")) {
            body.put("channel", "sms").put("purpose", "marketing").put("state", "withdrawn");
            body.putObject("proof").put("source", "user:aino").put("text", "No");
        } else if (path.endsWith("/consent-requests")) {
            body.put("channel", "sms").put("purpose", "marketing");
        } else if (path.endsWith("/channel-switch")) {
            body.put("from", "sms").put("to", "phone");
            body.putObject("proof").put("source", "user:aino").put("text", "No");
        } else if (path.endsWith("/erasure")) {
            body.put("reason", "objection");
        } else if (path.endsWith("/merge")) {
            body.putArray("merge").addObject().put("contactId", NOBODY).put("version", 0);
        } else if (path.endsWith("/conversion")) {
            body.put("name", "X").put("amount", 1).put("currency", "EUR");
        } else if (path.endsWith("/closing")) {
            body.put("outcome", "lost").put("reason", "X");
        } else if (path.endsWith("/messages")) {
            body.put("text", "X");
        } else if (path.endsWith("/decision")) {
            body.put("decision", "same");
        }
        return body.toString();
    }

    static Stream<Operation> lists() {
        return Api.read()
                .operations()
                .filter(operation -> operation.method().equals("GET"))
                .filter(operation -> !operation.path().contains("{"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lists")
    void listsShowNothingOfAnotherTenant(Operation operation) {
        // When
        var others = OTHER.get(operation.path(), operation.period()).expect(200);

        // Then
        assertThat(others.body()).doesNotContain("Owned").doesNotContain(IDS.values());
    }

    @ParameterizedTest
    @ValueSource(strings = {"activities", "opportunities", "orders", "messages", "campaigns"})
    void whatBelongsToAnotherTenantCannotBeReferredTo(String collection) {
        // Given
        var body = json();
        switch (collection) {
            case "activities" -> body.setAll(note(id("contacts")));
            case "opportunities" ->
                body.put("contactId", id("contacts"))
                        .put("name", "X")
                        .put("amount", 1)
                        .put("currency", "EUR");
            case "orders" -> body.setAll(order(id("contacts")));
            case "messages" ->
                body.put("contactId", id("contacts"))
                        .put("channel", "sms")
                        .put("purpose", "service")
                        .put("text", "X");
            default -> {
                body.put("name", "X").put("segmentId", id("segments"));
                body.putArray("messages").addObject().put("channel", "sms").put("text", "X");
            }
        }

        // When
        var answer = OTHER.post("/api/v1/" + collection, body);

        // Then
        assertThat(answer.status()).as(answer.toString()).isBetween(400, 499);
    }

    @Test
    void aFormIsNotFoundBelowAnotherTenantsName() {
        // When
        var gateway = TestStack.addresses().gateway() + "/api/v1/public/";
        var owners = Http.get(gateway + "meer/forms/owned-" + RUN);
        var others = Http.get(gateway + "saari/forms/owned-" + RUN);

        // Then
        assertThat(owners.status()).isEqualTo(200);
        assertThat(others.status()).isEqualTo(404);
    }
}
