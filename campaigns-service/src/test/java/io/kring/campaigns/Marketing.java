package io.kring.campaigns;

import static io.kring.testkit.Patience.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kring.platform.id.Ids;
import io.kring.testkit.Events;
import io.kring.testkit.Tokens;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The marketing department of a tenant of its own, and the people that contacts-service tells it of. */
public final class Marketing {
    public static final String SMS =
            "{\"channel\": \"sms\", \"text\": \"Hoi {contact.givenName ?: 'friend'}, see you in {contact.city}\"}";
    public static final String EMAIL =
            "{\"channel\": \"email\", \"subject\": \"For {contact.givenName}\", \"text\": \"The season opens\"}";

    private final String tenant = "t-" + UUID.randomUUID();

    public String tenant() {
        return tenant;
    }

    public RequestSpecification api() {
        return as("marketing");
    }

    public RequestSpecification as(String role) {
        return given().auth().oauth2(Tokens.of(tenant, "mark", role)).contentType("application/json");
    }

    /** A person of the golden example with consent for SMS, changed by the edit, told and seen here. */
    public UUID person(Consumer<ObjectNode> edit) {
        var id = Ids.next();
        tell("contact.created.v1", id, edit);
        awaitAudience("true", id);
        return id;
    }

    /** So many people of a city, in the order of their ids. */
    public List<UUID> people(int number, String city) {
        var before = count("city == '" + city + "'");
        var ids = Stream.generate(Ids::next).limit(number).toList();
        ids.forEach(id -> tell("contact.created.v1", id, data -> data.put("city", city)));
        await().until(() -> count("city == '" + city + "'") == before + number);
        return ids;
    }

    public void tell(String type, UUID contact, Consumer<ObjectNode> edit) {
        Events.shared()
                .publish(
                        tenant,
                        type,
                        contact.toString(),
                        edit.andThen(data -> data.put("contactId", contact.toString())));
    }

    public void awaitAudience(String filter, UUID contact) {
        await().until(() -> sample(filter).contains(contact.toString()));
    }

    public List<String> sample(String filter) {
        return preview(filter).jsonPath().getList("sample.contactId", String.class);
    }

    public int count(String filter) {
        return preview(filter).<Integer>path("count");
    }

    public Response preview(String filter) {
        return api().body(Map.of("filter", filter)).post("/api/v1/segments/preview");
    }

    /** A campaign that was just made; its path. */
    public String campaign(String filter, String... messages) {
        var made = api().body("{\"name\": \"Spring\", \"filter\": \"" + filter + "\", \"messages\": ["
                        + String.join(", ", messages) + "]}")
                .post("/api/v1/campaigns");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return made.header("Location");
    }

    public void launch(String campaign) {
        var launched = api().header("If-Match", "\"0\"").post(campaign + "/launch");
        assertThat(launched.statusCode()).as(launched.asString()).isEqualTo(202);
    }

    public void awaitCompleted(String campaign) {
        await().until(() -> api().get(campaign).path("state").equals("completed"));
    }
}
