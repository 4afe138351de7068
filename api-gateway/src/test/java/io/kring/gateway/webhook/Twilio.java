package io.kring.gateway.webhook;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.Socket;
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

    /** With a wrong signature, to what no HTTP client takes for an address; the whole answer. */
    static String postAsItIs(String target) throws IOException {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write("""
                    POST %s HTTP/1.1\r
                    Host: localhost\r
                    Connection: close\r
                    Content-Type: application/x-www-form-urlencoded\r
                    X-Twilio-Signature: x\r
                    Content-Length: 3\r
                    \r
                    a=b""".formatted(target).getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
