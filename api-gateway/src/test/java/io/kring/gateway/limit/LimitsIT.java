package io.kring.gateway.limit;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.kring.gateway.FakeServices;
import io.kring.testkit.KringTestResource;
import io.kring.testkit.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(LimitsIT.Narrow.class)
@WithTestResource(KringTestResource.class)
@WithTestResource(FakeServices.class)
class LimitsIT {
    /** Low limits, behind a proxy that is trusted. */
    public static class Narrow implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "kring.gateway.rate.per-client", "4",
                    "kring.gateway.rate.per-address", "3",
                    "kring.gateway.rate.per-form", "5",
                    "quarkus.http.proxy.proxy-address-forwarding", "true",
                    "quarkus.http.proxy.allow-x-forwarded", "true",
                    "quarkus.http.proxy.trusted-proxies", "127.0.0.1");
        }
    }

    @Test
    void stopsAnAddressAndThenAFormThatIsAskedFromEverywhere() {
        // Given
        for (int n = 3; n > 0; n--) {
            from("192.0.2.1")
                    .get("/api/v1/public/meer/forms/a")
                    .then()
                    .statusCode(200)
                    .body("headers.x-forwarded-for", equalTo("192.0.2.1"));
        }

        // When
        var sameAddress = from("192.0.2.1").get("/api/v1/public/meer/forms/b");
        from("192.0.2.2").get("/api/v1/public/meer/forms/a").then().statusCode(200);
        from("192.0.2.2").get("/api/v1/public/meer/forms/a").then().statusCode(200);
        var sameForm = from("192.0.2.3").get("/api/v1/public/meer/forms/a/submissions");
        var otherForm = from("192.0.2.3").get("/api/v1/public/saari/forms/a");

        // Then
        sameAddress
                .then()
                .statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", matchesPattern("[1-9][0-9]?"))
                .header("RateLimit-Remaining", "0")
                .header("RateLimit-Policy", "\"address\";q=3;w=60");
        sameForm.then().statusCode(429).header("RateLimit-Policy", "\"form\";q=5;w=60");
        otherForm.then().statusCode(200);
    }

    @Test
    void stopsAClientAndNoOther() {
        // Given
        var busy = Tokens.of("meer", "busy");
        for (int n = 0; n < 4; n++) {
            given().auth().oauth2(busy).get("/api/v1/contacts").then().statusCode(200);
        }

        // When
        var oneMore = given().auth().oauth2(busy).get("/api/v1/leads");

        // Then
        oneMore.then().statusCode(429).header("RateLimit-Policy", "\"client\";q=4;w=60");
        given().auth()
                .oauth2(Tokens.of("saari", "busy"))
                .get("/api/v1/contacts")
                .then()
                .statusCode(200);
    }

    @Test
    void stopsAnAddressThatGuessesTokensAndNobodyElseThere() {
        // Given
        for (int n = 3; n > 0; n--) {
            from("192.0.2.4")
                    .auth()
                    .oauth2("guess-" + n)
                    .get("/api/v1/contacts")
                    .then()
                    .statusCode(401);
        }

        // When
        var oneMore = from("192.0.2.4").auth().oauth2("guess").get("/api/v1/contacts");

        // Then
        oneMore.then()
                .statusCode(429)
                .header("Retry-After", matchesPattern("[1-9][0-9]?"))
                .header("RateLimit-Policy", "\"address\";q=3;w=60");
        from("192.0.2.4")
                .auth()
                .oauth2(Tokens.of("meer", "neighbour"))
                .get("/api/v1/contacts")
                .then()
                .statusCode(200);
    }

    private static RequestSpecification from(String address) {
        return given().header("X-Forwarded-For", address);
    }
}
