package io.kring.platform;

import static io.restassured.RestAssured.given;

import io.kring.testkit.Tokens;
import io.restassured.specification.RequestSpecification;

/** Who calls the test application. */
public final class Callers {
    private Callers() {}

    public static RequestSpecification sales(String tenant) {
        return as(tenant, "sales");
    }

    public static RequestSpecification as(String tenant, String role) {
        return given().auth().oauth2(Tokens.of(tenant, "sara", role)).contentType("application/json");
    }
}
