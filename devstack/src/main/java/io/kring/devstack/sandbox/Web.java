package io.kring.devstack.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reading requests and writing answers. */
final class Web {

    static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_BODY = 256 * 1024;

    private Web() {}

    /** A refusal: its status and what the caller is told. */
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1;
        private final int status;
        private final transient Object body;

        Refused(int status, Object body) {
            super("HTTP " + status);
            this.status = status;
            this.body = body;
        }

        static Refused because(int status, String error) {
            return new Refused(status, Map.of("error", error));
        }
    }

    /** Handles one request and returns what to answer. */
    interface Endpoint {
        Answer answer(HttpExchange exchange) throws IOException;
    }

    record Answer(int status, Object body) {}

    static HttpHandler json(Endpoint endpoint) {
        return exchange -> {
            try (exchange) {
                var answer = answer(endpoint, exchange);
                var bytes = JSON.writeValueAsBytes(answer.body());
                send(exchange, answer.status(), "application/json; charset=utf-8", bytes);
            }
        };
    }

    private static Answer answer(Endpoint endpoint, HttpExchange exchange) throws IOException {
        try {
            return endpoint.answer(exchange);
        } catch (Refused e) {
            return new Answer(e.status, e.body);
        }
    }

    static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    static void requireMethod(HttpExchange exchange, String method) {
        if (!exchange.getRequestMethod().equals(method)) {
            throw Refused.because(405, "Use " + method);
        }
    }

    static String body(HttpExchange exchange) throws IOException {
        var bytes = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
        if (bytes.length > LONGEST_BODY) {
            throw Refused.because(413, "The body is longer than " + LONGEST_BODY + " bytes");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    static Map<String, String> query(HttpExchange exchange) {
        return form(exchange.getRequestURI().getRawQuery());
    }

    /** Fields of a form or a query; of a repeated one the first counts. */
    static Map<String, String> form(@Nullable String text) {
        var fields = new LinkedHashMap<String, String>();
        for (var pair : text == null ? new String[0] : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refused.because(400, "This is not form encoding: " + text);
        }
    }
}
