package io.kring.messaging;

import static io.kring.testkit.Patience.await;
import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kring.platform.id.Ids;
import io.kring.testkit.Events;
import io.kring.testkit.Servers;
import io.kring.testkit.Tokens;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** A tenant of its own for a test, and what its other services would tell of it. */
public final class TestTenant {
    public static final String OUR_NUMBER = "+3197010240001";
    static final String OUR_EMAIL = "Marrekrite <post@marrekrite.example>";

    /** Accounts are configured when the service starts: so the names are there before the tests are. */
    static final List<String> NAMES = IntStream.range(0, 200)
            .mapToObj(i -> "t" + i + "-" + ProcessHandle.current().pid())
            .toList();

    private static final AtomicInteger GIVEN_OUT = new AtomicInteger();
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    public record Person(UUID id, String phone, String email) {}

    private final String name;

    private TestTenant(String name) {
        this.name = name;
    }

    public static TestTenant next() {
        Events.shared();
        return new TestTenant(NAMES.get(GIVEN_OUT.getAndIncrement()));
    }

    public String name() {
        return name;
    }

    public static Person stranger() {
        var number = PEOPLE.incrementAndGet();
        return new Person(Ids.next(), "+316%08d".formatted(10_000_000 + number), "person" + number + "@example.org");
    }

    /** Somebody who agreed to marketing by SMS and by e-mail. */
    public Person person() {
        return person(contact -> {});
    }

    /** Somebody whom the service has heard of. */
    public Person person(Consumer<ObjectNode> edit) {
        var person = stranger();
        tell(person, "contact.created.v1", edit);
        await().until(() -> knows(person));
        return person;
    }

    private boolean knows(Person person) throws SQLException {
        var sql = "select from person where tenant_id = ? and id = ?";
        try (var connection = Servers.running().connect("messaging-service");
                var select = connection.prepareStatement(sql)) {
            select.setString(1, name);
            select.setObject(2, person.id());
            try (var found = select.executeQuery()) {
                return found.next();
            }
        }
    }

    public void tell(Person person, String type, Consumer<ObjectNode> edit) {
        publish(type, person.id(), contact -> {
            contact.put("contactId", person.id().toString());
            contact.putArray("phones").add(person.phone());
            contact.putArray("emails").add(person.email());
            contact.putNull("preferredChannel");
            var consents = contact.putArray("consents");
            for (var channel : List.of("sms", "email")) {
                consents.addObject()
                        .put("channel", channel)
                        .put("purpose", "marketing")
                        .put("state", "granted");
            }
            edit.accept(contact);
        });
    }

    /** Asks for a marketing SMS, as a campaign does. */
    public UUID request(Person person) {
        return request(person, message -> {});
    }

    public UUID request(Person person, Consumer<ObjectNode> edit) {
        var id = Ids.next();
        publish("message.requested.v1", id, message -> {
            message.put("messageId", id.toString());
            message.put("contactId", person.id().toString());
            message.put("requestedAt", Instant.now().toString());
            edit.accept(message);
        });
        return id;
    }

    /** A receipt of the SMS provider, as the gateway passes it on. */
    public void receipt(UUID message, String status, String... more) {
        publish("inbound.received.v1", Ids.next(), webhook -> {
            webhook.put("kind", "status");
            var parameters = webhook.putObject("parameters")
                    .put("MessageSid", "SM-of-" + message)
                    .put("MessageStatus", status)
                    .put("messageId", message.toString());
            for (var i = 0; i < more.length; i += 2) {
                parameters.put(more[i], more[i + 1]);
            }
        });
    }

    /** An SMS to us, as the gateway passes it on. */
    public void writes(String from, String text, String sid) {
        publish("inbound.received.v1", Ids.next(), webhook -> {
            webhook.put("kind", "sms");
            webhook.put("receivedAt", Instant.now().toString());
            webhook.putObject("parameters")
                    .put("MessageSid", sid)
                    .put("From", from)
                    .put("To", OUR_NUMBER)
                    .put("Body", text);
        });
    }

    public void publish(String type, UUID aggregate, Consumer<ObjectNode> edit) {
        Events.shared().publish(name, type, aggregate.toString(), edit);
    }

    /** The one event of this type about this message. */
    public Events.Heard awaitEvent(String type, UUID message) {
        return Events.shared()
                .awaitOne(name, type, data -> data.path("messageId").asText().equals(message.toString()));
    }

    public int events(String type, UUID message) {
        return Events.shared()
                .all(name, type, data -> data.path("messageId").asText().equals(message.toString()))
                .size();
    }

    public RequestSpecification as(String role) {
        return given().auth().oauth2(Tokens.of(name, "sara", role)).contentType("application/json");
    }

    public JsonPath message(UUID id) {
        return as("support")
                .get("/api/v1/messages/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
