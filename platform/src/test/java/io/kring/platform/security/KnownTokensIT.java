package io.kring.platform.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.kring.platform.PlatformTestResource;
import io.kring.testkit.Patience;
import io.kring.testkit.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PlatformTestResource.class)
class KnownTokensIT {
    private static final String SHELVES = "/api/v1/shelves";

    private final String tenant = "t-" + UUID.randomUUID();

    @Test
    void aKnownTokenStandsForTheSameCallerEachTime() {
        // Given
        var sales = Tokens.of(tenant, "sara", "sales");
        var other = Tokens.of("other", "sara", "sales");
        given().auth()
                .oauth2(sales)
                .contentType("application/json")
                .body("{\"name\": \"A1\", \"places\": 3}")
                .post(SHELVES)
                .then()
                .statusCode(201);

        // When, then
        for (var time = 0; time < 3; time++) {
            given().auth().oauth2(sales).get(SHELVES).then().statusCode(200).body("items", hasSize(1));
            given().auth().oauth2(other).get(SHELVES).then().statusCode(200).body("items", hasSize(0));
        }
    }

    @Test
    void aKnownTokenIsRefusedOnceItHasExpired() {
        // Given: a service that has answered before answers long before the token expires
        assertThat(status(Tokens.of(tenant, "sara", "sales"))).isEqualTo(200);
        var token = Tokens.of(Duration.ofSeconds(5), tenant, "sara", "sales");
        assertThat(status(token)).isEqualTo(200);

        // When, then
        Patience.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(status(token)).isEqualTo(401));
    }

    @Test
    void aTokenThatIsLikeAKnownOneIsNot() {
        // Given
        var token = Tokens.of(tenant, "sara", "sales");
        assertThat(status(token)).isEqualTo(200);
        var parts = token.split("\\.", 3);
        var admin = Tokens.of(tenant, "sara", "admin").split("\\.", 3);

        // When, then
        assertThat(status(parts[0] + "." + admin[1] + "." + parts[2])).isEqualTo(401);
        given().header("Authorization", "Basic " + token).get(SHELVES).then().statusCode(401);
        given().get(SHELVES)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", equalTo("Bearer"))
                .contentType("application/problem+json");
    }

    private static int status(String token) {
        return given().auth().oauth2(token).get(SHELVES).statusCode();
    }
}
