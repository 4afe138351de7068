package io.kring.gateway.webhook;

import static io.restassured.RestAssured.given;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;

/** Posts webhooks as Twilio does. */
final class Twilio {
    private static final String PUBLIC_URL = "https://kring.example";

    private Twilio() {}

    static Response post(String path, String token, Map<String, String> form) {
        return unsigned(form)
                .header("X-Twilio-Signature", Signatures.of(token, PUBLIC_URL + path, form))
                .when()
                .post(path);
    }

    static RequestSpecification unsigned(Map<String, String> form) {
        return given().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig().defaultContentCharset("UTF-8")))
                .contentType("application/x-www-form-urlencoded; charset=utf-8")
                .formParams(form);
    }
}
