package io.kring.gateway.document;

import static io.kring.testkit.Patience.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.kring.gateway.FakeServices;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KringTestResource.class)
@WithTestResource(FakeServices.class)
class DocumentIT {
    @Test
    void combinesWhatTheServicesSay() {
        given().when()
                .get("/openapi.json")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("servers[0].url", equalTo("https://kring.example"))
                .body("paths.'/api/v1/contacts'.get.security", nullValue())
                .body("paths.'/api/v1/public/{tenant}/forms/{slug}'.get.security", hasSize(0))
                .body("paths.'/api/v1/leads'.get", org.hamcrest.Matchers.notNullValue())
                .body("paths.'/api/v1/ops'", nullValue())
                .body("paths.'/hooks/{tenant}/twilio/sms'.post.tags[0]", equalTo("Webhooks"))
                .body("components.schemas.ContactsPage.type", equalTo("object"))
                .body("components.schemas.Page.type", equalTo("array"))
                .body("tags.name", hasItems("Contacts", "Leads"))
                .body(
                        "components.securitySchemes.login.flows.authorizationCode.tokenUrl",
                        equalTo("http://localhost:8180/realms/kring/protocol/openid-connect/token"))
                .body("info.description", containsString("do not answer at present: campaigns."))
                .body("info.description", not(containsString("contacts,")));
    }

    @Test
    void servesThePageToTryItOutWithAllThatItNeeds() {
        // Given
        var page = given().when().get("/docs/").then().statusCode(200).extract();
        var needed = Pattern.compile("(?:src|href)=\"([^\"]+)\"")
                .matcher(page.asString())
                .results()
                .map(found -> found.group(1))
                .toList();

        // When
        var answers = needed.stream().map(file -> given().get("/docs/" + file)).toList();

        // Then
        assertThat(needed).hasSize(4).allMatch(file -> !file.contains("//"));
        assertThat(answers).allMatch(answer -> answer.statusCode() == 200);
        assertThat(page.header("Content-Security-Policy"))
                .contains("script-src 'self';")
                .contains("connect-src 'self' http://localhost:8180/realms/kring/;")
                .contains("frame-ancestors 'none'");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        given().get("/docs/ui/oauth2-redirect.html").then().statusCode(200);
        given().get("/docs/ui/oauth2-redirect.js").then().statusCode(200);
        given().get("/docs/ui/nothing.js").then().statusCode(404);
        given().redirects().follow(false).get("/docs").then().statusCode(302).header("Location", "/docs/");
    }

    @Test
    void greetsAndTellsHowItIsDoing() {
        given().get("/").then().statusCode(200).contentType("text/html").body(containsString("docs/"));
        await().untilAsserted(() -> given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'gateway' }.data.campaigns", equalTo("down"))
                .body("checks.find { it.name == 'gateway' }.data.brokers", equalTo(1)));
        given().get("/api/v1/contacts/7");
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("uri=\"/api/v1/contacts\""))
                .body(not(containsString("contacts/7")));
    }
}
