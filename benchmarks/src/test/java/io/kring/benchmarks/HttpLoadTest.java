package io.kring.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers are read to their ends, however they are sent: what is left of one is taken for the next. */
class HttpLoadTest {
    private static final Duration MOMENT = Duration.ofMillis(300);
    /** Any page of a list is that long, and some text in it looks like the end of an answer. */
    private static final byte[] BODY = ("{\"text\": \"0\\r\\n\\r\\n\", \"more\": \"" + "x".repeat(40_000) + "\"}")
            .getBytes(StandardCharsets.UTF_8);

    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer("/whole", 200, BODY.length);
        answer("/chunks", 200, 0);
        answer("/none", 204, -1);
        answer("/busy", 503, BODY.length);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/whole", "/chunks", "/none"})
    void everyRequestIsCounted(String path) throws InterruptedException {
        // Given
        var request = Requests.get("token", path, Map.of());
        // When
        var times = load().milliseconds(MOMENT, path.equals("/none") ? 204 : 200, number -> request);
        // Then
        assertThat(times).hasSizeGreaterThan(2).isSorted();
        assertThat(requests).hasValue(times.length);
    }

    @Test
    void anotherStatusEndsIt() {
        var request = Requests.get("token", "/busy", Map.of());

        assertThatThrownBy(() -> load().perSecond(MOMENT, 200, number -> request))
                .hasMessageContaining("answered 503 instead of 200");
    }

    private HttpLoad load() {
        return new HttpLoad("http://127.0.0.1:" + server.getAddress().getPort(), 1);
    }

    /** @param length of the body as it is announced; 0 for one in chunks, -1 for none */
    private void answer(String path, int status, int length) {
        server.createContext(path, exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(status, length);
            try (var body = exchange.getResponseBody()) {
                if (length >= 0) {
                    body.write(BODY);
                }
            }
        });
    }
}
