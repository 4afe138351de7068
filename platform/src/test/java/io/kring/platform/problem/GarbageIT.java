package io.kring.platform.problem;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.kring.platform.Callers;
import io.kring.platform.PlatformTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@WithTestResource(PlatformTestResource.class)
@SuppressWarnings("NullAway.Init")
class GarbageIT {
    @TestHTTPResource("/api/v1/shelves")
    URI shelves;

    private final String tenant = "t-" + UUID.randomUUID();

    static Stream<Arguments> garbage() {
        return Stream.of(
                text("unknown field", "{\"nam\": \"x\"}", "nam"),
                text("object for text", "{\"name\": {\"a\": 1}}", "name"),
                text("list for text", "{\"name\": [1]}", "name"),
                text("text for number", "{\"name\": \"x\", \"places\": \"many\"}", "places"),
                text("object for number", "{\"name\": \"x\", \"price\": {}}", "price"),
                text("NUL in text", "{\"name\": \"a\\u0000b\"}", "name"),
                text("too small", "{\"name\": \"x\", \"places\": -1}", "places"),
                text("too long", "{\"name\": \"" + "x".repeat(101) + "\"}", "name"),
                text("number beyond int", "{\"name\": \"x\", \"places\": 99999999999}", "places"),
                text("huge number for int", "{\"name\": \"x\", \"places\": 1e400}", "places"),
                text("huge number", "{\"name\": \"x\", \"price\": 1e400}", "price"),
                text("hugest number", "{\"name\": \"x\", \"price\": 1e999999999}", "price"),
                text("number of 100,000 digits", "{\"price\": " + "9".repeat(100_000) + "}", "body"),
                text("no number", "{\"name\": \"x\", \"price\": NaN}", "body"),
                text("duplicate name", "{\"name\": \"x\", \"name\": \"y\"}", "body"),
                text("more behind the end", "{\"name\": \"x\"} {}", "body"),
                text("truncated", "{\"name\": \"x", "name"),
                text("truncated object", "{\"name\": \"x\"", "body"),
                text("deep nesting", "{\"name\": " + "[".repeat(10_000) + "]".repeat(10_000) + "}", "name"),
                text("deep objects", "{\"a\": ".repeat(10_000), "body"),
                text("a list", "[]", "body"),
                text("a text", "\"x\"", "body"),
                text("null", "null", "body"),
                text("nothing", "", "body"),
                text("a form", "name=x&places=3", "body"),
                bytes(
                        "invalid UTF-8",
                        new byte[] {'{', '"', 'n', 'a', 'm', 'e', '"', ':', '"', (byte) 0xc3, 0x28, '"', '}'},
                        "name"),
                bytes("cut UTF-8", new byte[] {'{', '"', (byte) 0xe2, (byte) 0x82}, "body"),
                bytes("NUL bytes", new byte[64], "body"),
                bytes("no UTF-32", new byte[] {0, 0, 0, '{', 127, 127, 127, 127}, "body"),
                bytes("other encoding", "{\"nam\": 1}".getBytes(UTF_16BE), "nam"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("garbage")
    void garbageIsRefusedByFieldAndNothingIsStored(String what, byte[] body, String field) {
        // When
        var answer = Callers.sales(tenant).body(body).post("/api/v1/shelves");

        // Then
        assertRefused(answer, 400);
        assertThat(answer.jsonPath().getList("errors.field", String.class)).contains(field);
        Callers.sales(tenant).get("/api/v1/shelves").then().body("items", hasSize(0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("garbage")
    void garbageInAPatchIsRefusedAndNothingIsChanged(String what, byte[] body, String field) {
        // Given
        var path = Callers.sales(tenant)
                .body("{\"name\": \"A1\", \"places\": 3}")
                .post("/api/v1/shelves")
                .header("Location");

        // When
        var answer = Callers.sales(tenant).header("If-Match", "*").body(body).patch(path);

        // Then
        assertRefused(answer, 400);
        assertThat(Callers.sales(tenant).get(path).header("ETag")).isEqualTo("\"0\"");
    }

    @Test
    void whatDoesNotFitTheEndpointIsRefused() {
        assertRefused(Callers.sales(tenant).contentType("text/plain").body("x").post("/api/v1/shelves"), 415);
        assertRefused(Callers.sales(tenant).accept("image/png").get("/api/v1/shelves"), 406);
        assertRefused(Callers.sales(tenant).delete("/api/v1/shelves"), 405);
        assertRefused(Callers.sales(tenant).get("/api/v1/nothing"), 404);
        assertRefused(Callers.sales(tenant).get("/api/v1/shelves/x"), 404);
        assertRefused(Callers.as(tenant, "analyst").get("/api/v1/shelves"), 403);
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedBeforeItIsSent() throws IOException {
        assertTooLarge(new byte[0]);
    }

    @Test
    void whoSendsABodyThatIsTooLargeAllTheSameSeesTheAnswer() throws IOException {
        assertTooLarge(new byte[2 << 20]);
    }

    private void assertTooLarge(byte[] sent) throws IOException {
        try (var socket = new Socket(shelves.getHost(), shelves.getPort())) {
            socket.setSoTimeout(10_000);

            // When
            socket.getOutputStream().write("""
                    POST /api/v1/shelves HTTP/1.1\r
                    Host: localhost\r
                    Connection: close\r
                    Content-Type: application/json\r
                    Content-Length: 2097152\r
                    \r
                    """.getBytes(UTF_8));
            socket.getOutputStream().write(sent);

            // Then
            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .startsWith("HTTP/1.1 413 ")
                    .contains("application/problem+json", "\"field\":\"body\"", "1048576 bytes");
        }
    }

    private static void assertRefused(Response answer, int status) {
        answer.then().statusCode(status).contentType("application/problem+json");
        assertThat(answer.asString()).doesNotContain("io.kring", "java.", "jackson");
    }

    private static Arguments text(String what, String body, String field) {
        return bytes(what, body.getBytes(UTF_8), field);
    }

    private static Arguments bytes(String what, byte[] body, String field) {
        return arguments(what, body, field);
    }
}
