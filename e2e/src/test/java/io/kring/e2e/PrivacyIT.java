package io.kring.e2e;

import static io.kring.e2e.client.Session.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kring.e2e.client.Campaigns;
import io.kring.e2e.client.Kring;
import io.kring.e2e.client.Sandbox;
import io.kring.e2e.client.Session;
import io.kring.e2e.client.Waiting;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** A person whom all services know is handed a copy and erased, though a service is down when it is asked for. */
class PrivacyIT {
    private static final List<String> SERVICES = List.of("contacts", "leads", "campaigns", "messaging", "analytics");
    private static final String RUN = Long.toString(System.currentTimeMillis(), 36);
    private static final String NAME = "Zwaantjes" + RUN;
    private static final String EMAIL = "sjoukje." + RUN + "@example.org";
    /** Not with 99 at its end: the sandbox never reaches those. */
    private static final String PHONE = "+31621" + String.format("%05d0", System.nanoTime() % 100_000);

    /** What the receipt tells that it is kept: the receipt itself, until the last re-scan, and what is being sent. */
    private static final Set<String> KEPT = Set.of("contacts.privacy_request", "contacts.outbox");

    private final Kring kring = TestStack.running();
    private final Session anna = Session.of(kring.addresses(), "anna", "demo");

    @Test
    void aCopyHasSomethingOfEveryServiceAndAnErasureLeavesNothing() throws Exception {
        // Given
        var person = knownEverywhere();
        var copied = anna.post("/api/v1/contacts/" + person + "/access-requests", json())
                .expect(202)
                .json();
        var access = awaitState(copied.path("requestId").asText(), "ready");
        assertThat(access.path("services"))
                .allSatisfy(service -> assertThat(service.path("stores"))
                        .as("%s", service.path("service"))
                        .isNotEmpty());
        var page = anna.get(
                        "/api/v1/privacy/requests/" + access.path("requestId").asText() + "/package.html")
                .expect(200)
                .body();
        assertThat(page).contains(EMAIL, PHONE, NAME, "A sloop", "Is it for sale?");
        var messaging = kring.part("messaging-service").path("pid").asText();
        signal("STOP", messaging);

        // When
        var erased = anna.post("/api/v1/contacts/" + person + "/erasure", json().put("reason", "objection"))
                .expect(202)
                .json()
                .path("requestId")
                .asText();

        // Then
        anna.get("/api/v1/contacts/" + person).expect(410);
        Waiting.until(
                "all but messaging-service",
                () -> waiting(request(erased)),
                services -> services.equals(Set.of("messaging-service")));
        assertThat(request(erased).path("state").asText()).isEqualTo("erasing");
        signal("KILL", messaging);
        var receipt = awaitState(erased, "verified");
        assertThat(receipt.toString()).doesNotContain(NAME, EMAIL, PHONE);
        assertThat(receipt.path("rescans")
                        .get(receipt.path("rescans").size() - 1)
                        .path("found")
                        .asInt())
                .isZero();
        Waiting.until("nothing is left", this::naming, KEPT::containsAll);
    }

    private String knownEverywhere() {
        var contact = json().put("givenName", "Sjoukje").put("familyName", NAME);
        contact.putArray("tags").add("privacy-" + RUN);
        contact.putArray("phones").add(PHONE);
        contact.putArray("emails").add(EMAIL);
        var consent = contact.putArray("consents").addObject();
        consent.put("channel", "sms").put("purpose", "marketing").put("state", "granted");
        consent.putObject("proof").put("source", "user:anna").put("text", "Asked on the phone");
        var person = anna.post("/api/v1/contacts", contact)
                .expect(201)
                .json()
                .path("contactId")
                .asText();
        anna.post("/api/v1/leads", json().put("familyName", NAME).put("email", EMAIL))
                .expect(201);
        Waiting.until(
                "leads knows the person",
                () -> anna.post("/api/v1/orders", order(person)).status(),
                s -> s == 201);
        // Not by the name: nothing tells that a word which staff wrote is a person
        var filter = "hasPhone && 'privacy-" + RUN + "' in tags";
        var campaigns = new Campaigns(anna);
        Waiting.until("the audience", () -> campaigns.preview(filter), count -> count == 1);
        campaigns.launch(campaigns.draft("privacy-" + RUN, filter, "Dear {contact.familyName}", null));
        Waiting.until(
                "the message",
                () -> anna.items("/api/v1/messages", Map.of())
                        .filter(message -> message.path("contactId").asText().equals(person))
                        .map(message -> message.path("state").asText())
                        .findFirst(),
                state -> state.equals(Optional.of("delivered")));
        new Sandbox(kring.addresses(), "meer").reply(PHONE, "Is it for sale?");
        Waiting.until(
                "the answer on the timeline",
                () -> anna.items("/api/v1/contacts/" + person + "/timeline", Map.of())
                        .map(entry -> entry.path("kind").asText())
                        .toList(),
                kinds -> kinds.containsAll(List.of("message.received", "order.recorded", "lead.captured")));
        return person;
    }

    private static ObjectNode order(String person) {
        var order =
                json().put("externalId", "P-" + RUN).put("contactId", person).put("currency", "EUR");
        order.putArray("lines")
                .addObject()
                .put("product", "A sloop")
                .put("quantity", 1)
                .put("unitPrice", 10);
        return order;
    }

    private JsonNode request(String id) {
        return anna.get("/api/v1/privacy/requests/" + id).expect(200).json();
    }

    private JsonNode awaitState(String id, String state) {
        return Waiting.until(
                "the request is " + state,
                () -> request(id),
                request -> request.path("state").asText().equals(state));
    }

    private static Set<String> waiting(JsonNode request) {
        var waiting = new TreeSet<String>();
        StreamSupport.stream(request.path("services").spliterator(), false)
                .filter(service -> service.path("state").asText().equals("waiting"))
                .forEach(service -> waiting.add(service.path("service").asText()));
        return waiting;
    }

    /** Tables of any service that have the person's name or an address anywhere. */
    private Set<String> naming() throws SQLException, IOException {
        var naming = new TreeSet<String>();
        for (var service : SERVICES) {
            var url = "jdbc:postgresql://127.0.0.1:" + (5433 + kring.offset()) + "/" + service;
            try (var database = DriverManager.getConnection(url, "postgres", kring.secret("postgres.postgres"))) {
                for (var table : tables(database)) {
                    if (names(database, table)) {
                        naming.add(service + "." + table);
                    }
                }
            }
        }
        return naming;
    }

    private static List<String> tables(Connection database) throws SQLException {
        try (var select = database.prepareStatement("""
                select array_agg(t.relname order by t.relname) from pg_class t join pg_namespace n on n.oid = t.relnamespace
                where n.nspname = 'public' and t.relkind in ('r', 'p') and not t.relispartition""");
                var row = select.executeQuery()) {
            row.next();
            return List.of((String[]) row.getArray(1).getArray());
        }
    }

    private static boolean names(Connection database, String table) throws SQLException {
        try (var select = database.prepareStatement(
                "select exists (select from " + table + " t where cast(t as text) ilike any(?))")) {
            var words = new String[] {"%" + NAME + "%", "%" + EMAIL + "%", "%" + PHONE.substring(1) + "%"};
            select.setArray(1, database.createArrayOf("text", words));
            try (var row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static void signal(String name, String pid) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, pid).start().waitFor();
    }
}
