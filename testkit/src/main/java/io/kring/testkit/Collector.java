package io.kring.testkit;

import static io.kring.testkit.Patience.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Takes traces as an OpenTelemetry collector does, by OTLP over HTTP; a service is told of it as an operator tells it. */
public class Collector implements QuarkusTestResourceLifecycleManager {
    private static final Queue<String> RECEIVED = new ConcurrentLinkedQueue<>();

    private final HttpServer server;

    public Collector() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<String, String> start() {
        server.createContext("/v1/traces", Collector::receive);
        server.start();
        return Map.of(
                "OTEL_EXPORTER_OTLP_ENDPOINT",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "OTEL_EXPORTER_OTLP_PROTOCOL",
                "http/protobuf");
    }

    private static void receive(HttpExchange exchange) throws IOException {
        RECEIVED.add(text(exchange.getRequestBody().readAllBytes()));
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    /** Returns when a span of this trace has come; spans are sent every five seconds. */
    public static void awaitTrace(String traceId) {
        var id = text(HexFormat.of().parseHex(traceId));
        await().until(() -> RECEIVED.stream().anyMatch(spans -> spans.contains(id)));
    }

    /** A character per byte: protobuf has ids and names as they are. */
    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
