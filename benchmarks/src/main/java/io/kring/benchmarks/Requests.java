package io.kring.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import io.kring.e2e.client.Http;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Requests as they are sent over a socket, complete with their headers. */
final class Requests {
    private Requests() {}

    static byte[] get(String token, String path, Map<String, String> query) {
        var target = query.isEmpty() ? path : path + "?" + Http.query(query);
        return bytes("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n\r\n");
    }

    static byte[] post(String token, String path, JsonNode body) {
        var text = body.toString();
        return bytes("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: application/json\r\nContent-Length: " + bytes(text).length + "\r\n\r\n" + text);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
