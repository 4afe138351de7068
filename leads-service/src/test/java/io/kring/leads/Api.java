package io.kring.leads;

import static io.kring.testkit.Patience.await;
import static io.restassured.RestAssured.given;

import io.kring.leads.person.PersonRepository;
import io.kring.platform.tenant.Tenant;
import io.kring.testkit.Events;
import io.kring.testkit.Tokens;
import io.quarkus.arc.Arc;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The service as the people of one tenant use it, each test with a tenant of its own. */
public record Api(String tenant) {
    public static final String BASE = "/api/v1";

    public static Api ofNewTenant() {
        return new Api("t-" + UUID.randomUUID());
    }

    public RequestSpecification as(String role) {
        return as(role, "sara");
    }

    public RequestSpecification as(String role, String user) {
        return given().auth().oauth2(Tokens.of(tenant, user, role)).contentType("application/json");
    }

    public Response post(String path, String body) {
        return as("admin").body(body).post(BASE + path);
    }

    public Response get(String path) {
        return as("admin").get(BASE + path);
    }

    public Response patch(String path, int version, String body) {
        return as("admin").header("If-Match", "\"" + version + "\"").body(body).patch(BASE + path);
    }

    /** A visitor of a web page. */
    public Response submit(String slug, String body) {
        return given().contentType("application/json")
                .body(body)
                .post(BASE + "/public/" + tenant + "/forms/" + slug + "/submissions");
    }

    /** Somebody whom contacts-service has told of, by the name of Sjoukje Hoekstra. */
    public UUID person() {
        var id = UUID.randomUUID();
        var event = Events.shared()
                .publish(tenant, "contact.created.v1", id.toString(), data -> data.put("contactId", id.toString()));
        awaitHeard("person", event);
        var people = Arc.container().instance(PersonRepository.class).get();
        Tenant.run(tenant, () -> people.require("id", id));
        return id;
    }

    /** A lead whose contact is known. */
    public String identifiedLead(UUID contact, String body) {
        var lead = post("/leads", body).then().statusCode(201).extract().<String>path("leadId");
        awaitHeard("lead", identify(contact, lead));
        return lead;
    }

    /** Tells, as contacts-service does, who is behind a lead. */
    public UUID identify(UUID contact, String lead) {
        return Events.shared()
                .publish(
                        tenant,
                        "contact.identified.v1",
                        contact.toString(),
                        data -> data.put("contactId", contact.toString()).put("subjectId", lead));
    }

    public void awaitHeard(String listener, UUID event) {
        var jdbi = Arc.container().instance(Jdbi.class).get();
        await(listener + " " + event)
                .until(() -> jdbi.withHandle(handle -> handle.createQuery(
                                "select exists (select from inbox where tenant_id = ? and listener = ? and event_id = ?)")
                        .bind(0, tenant)
                        .bind(1, listener)
                        .bind(2, event)
                        .mapTo(Boolean.class)
                        .one()));
    }
}
