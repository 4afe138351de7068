package io.kring.gateway.routing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.kring.gateway.FakeServices;
import io.kring.testkit.KringTestResource;
import io.kring.testkit.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(KringTestResource.class)
@WithTestResource(FakeServices.class)
class RoutingIT {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @Test
    void passesARequestOnAndItsAnswerBack() {
        user("passes")
                .urlEncodingEnabled(false)
                .header("X-Request-Id", "my-own-id")
                .header("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01")
                .contentType("application/json")
                .body("{\"name\": \"Åsa\"}")
                .when()
                .post("/api/v1/contacts?filter=city%20%3D%3D%20%27Sneek%27&limit=3")
                .then()
                .statusCode(201)
                .header("ETag", "\"3\"")
                .header("X-Request-Id", "my-own-id")
                .header("RateLimit-Limit", "6000")
                .header("RateLimit-Remaining", "5999")
                .header("RateLimit-Policy", "\"client\";q=6000;w=60")
                .body("method", equalTo("POST"))
                .body("uri", equalTo("/api/v1/contacts?filter=city%20%3D%3D%20%27Sneek%27&limit=3"))
                .body("size", equalTo(16))
                .body("headers.authorization", containsString("Bearer "))
                .body("headers.x-request-id", equalTo("my-own-id"))
                .body("headers.traceparent", org.hamcrest.Matchers.matchesPattern("00-" + TRACE + "-[0-9a-f]{16}-00"));
    }

    @Test
    void saysItselfWhoAsksAndDropsWhatBelongsToOneConnection() {
        var answer = user("hygiene")
                .header("X-Forwarded-For", "203.0.113.9")
                .header("X-Forwarded-Proto", "gopher")
                .header("Forwarded", "for=203.0.113.9")
                .header("Connection", "X-Only-Here")
                .header("X-Only-Here", "1")
                .header("TE", "trailers")
                .when()
                .get("/api/v1/contacts/7");

        answer.then()
                .statusCode(200)
                .header("Keep-Alive", nullValue())
                .body("headers.x-forwarded-for", equalTo("127.0.0.1"))
                .body("headers.x-forwarded-proto", equalTo("http"))
                .body("headers.x-forwarded-host", containsString("localhost:"))
                .body("headers.forwarded", nullValue())
                .body("headers.x-only-here", nullValue())
                .body("headers.te", nullValue());
        assertThat(answer.headers().getValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.header("X-Request-Id")).isNotBlank();
    }

    @Test
    void passesAnAnswerWithoutContentOn() {
        user("nothing")
                .when()
                .delete("/api/v1/contacts/nothing")
                .then()
                .statusCode(204)
                .header("Transfer-Encoding", nullValue());
    }

    @Test
    void readsThePathAsTheServiceWill() {
        given().urlEncodingEnabled(false)
                .when()
                .get("/api/v1/public/x/%2e%2e/../contacts/7")
                .then()
                .statusCode(401);
        user("dots")
                .urlEncodingEnabled(false)
                .when()
                .get("/api/v1/leads/%2e%2e/contacts/7?a=%2e%2e")
                .then()
                .statusCode(200)
                .body("uri", equalTo("/api/v1/contacts/7?a=%2e%2e"));
    }

    @Test
    void aPageOfAServiceSaysWhereItsFormsGo() {
        // Given
        var form = given().contentType("application/x-www-form-urlencoded").header("Origin", "null");

        // When
        var answer = form.body("agree=email.marketing").post("/api/v1/public/meer/preferences?token=x");

        // Then
        answer.then().statusCode(201).body("headers.origin", nullValue()).body("uri", containsString("token=x"));
        assertThat(answer.headers().getValues("Content-Security-Policy")).containsExactly("form-action 'self'");
        assertThat(answer.headers().getValues("Referrer-Policy")).containsExactly("no-referrer");
        user("opaque").header("Origin", "null").get("/api/v1/contacts/7").then().statusCode(403);
    }

    @Test
    void wantsATokenUnlessThePathIsPublic() {
        problem(given().when().get("/api/v1/contacts"), 401).header("WWW-Authenticate", "Bearer");
        problem(given().auth().oauth2("not.a.token").get("/api/v1/contacts"), 401)
                .header("WWW-Authenticate", "Bearer error=\"invalid_token\"");
        problem(given().auth().oauth2(Tokens.of("meer", "a") + "x").get("/api/v1/contacts"), 401);
        problem(given().header("Authorization", "Basic YTpi").get("/api/v1/contacts"), 401);
        given().when()
                .get("/api/v1/public/meer/forms/news")
                .then()
                .statusCode(200)
                .header("RateLimit-Limit", "30");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/nothing", "/api/v1", "/api/v2/contacts", "/nothing", "/api/v1/public/contacts"})
    void saysThatAPathIsUnknown(String path) {
        problem(user("unknown").get(path), 404).body("detail", containsString(path));
    }

    @Test
    void namesTheServiceThatIsDown() {
        problem(user("down").get("/api/v1/campaigns"), 503)
                .header("Retry-After", "5")
                .body("detail", containsString("campaigns"));
        problem(user("down").body(new byte[500_000]).post("/api/v1/campaigns"), 503);
    }

    @Test
    void asksOnceMoreWhereAConnectionWasClosed() {
        user("closed")
                .get("/api/v1/contacts/closes-first?page=2")
                .then()
                .statusCode(200)
                .body("uri", equalTo("/api/v1/contacts/closes-first?page=2"));
        user("closed").head("/api/v1/contacts/closes-first").then().statusCode(200);
    }

    @Test
    void doesNotRepeatWhatMayHaveBeenDone() {
        problem(user("closed").body("{}").post("/api/v1/contacts/closes-first"), 503);
        problem(user("closed").delete("/api/v1/contacts/closes-first"), 503);
    }

    @Test
    void doesNotWaitForEverForASlowService() {
        problem(user("slow").get("/api/v1/contacts/slow"), 504).body("detail", containsString("contacts"));
    }

    @Test
    void letsPagesOfTheConsoleCallAndNoOthers() {
        given().header("Origin", "https://console.example")
                .header("Access-Control-Request-Method", "PATCH")
                .header("Access-Control-Request-Headers", "authorization,if-match")
                .when()
                .options("/api/v1/contacts/7")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", "https://console.example")
                .header("Access-Control-Allow-Methods", containsString("PATCH"))
                .header("Access-Control-Allow-Headers", containsString("if-match"));
        user("cors")
                .header("Origin", "https://console.example")
                .get("/api/v1/contacts/7")
                .then()
                .statusCode(200)
                .header("Access-Control-Expose-Headers", containsString("ETag"));
        user("cors")
                .header("Origin", "https://evil.example")
                .get("/api/v1/contacts/7")
                .then()
                .statusCode(403)
                .header("Access-Control-Allow-Origin", nullValue());
    }

    private static RequestSpecification user(String name) {
        return given().auth().oauth2(Tokens.of("meer", name, "sales"));
    }

    private static io.restassured.response.ValidatableResponse problem(
            io.restassured.response.Response response, int status) {
        return response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status));
    }
}
