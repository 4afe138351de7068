package io.kring.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A small real server in a service's place: it answers with what it was asked. */
public final class FakeService implements AutoCloseable {
    /** Bytes of request bodies that have arrived at any of them. */
    public static final AtomicLong ARRIVED = new AtomicLong();

    private final CountDownLatch closing = new CountDownLatch(1);
    private final Set<String> brokenOff = ConcurrentHashMap.newKeySet();
    private final HttpServer server;

    public FakeService(String openApi) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::echo);
        server.createContext("/openapi", exchange -> send(exchange, 200, openApi));
        server.createContext("/api/v1/contacts/slow", this::neverAnswer);
        server.createContext("/api/v1/contacts/closes-first", this::closeTheFirst);
        server.createContext("/api/v1/contacts/takes-time", this::echoLater);
        server.createContext("/api/v1/contacts/long", this::answerAtLength);
        server.createContext("/api/v1/public/meer/preferences", exchange -> {
            exchange.getResponseHeaders().add("Content-Security-Policy", "form-action 'self'");
            echo(exchange);
        });
        server.createContext("/api/v1/contacts/nothing", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void echo(HttpExchange exchange) throws IOException {
        // Vert.x looks for its JSON there, once for all tests, and this may be the first that needs it
        Thread.currentThread().setContextClassLoader(JsonObject.class.getClassLoader());
        var digest = sha256();
        var size = 0L;
        var chunk = new byte[16 << 10];
        for (int n; (n = exchange.getRequestBody().read(chunk)) >= 0; size += n) {
            digest.update(chunk, 0, n);
            ARRIVED.addAndGet(n);
        }
        var headers = new JsonObject();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        exchange.getResponseHeaders().add("Keep-Alive", "timeout=99");
        exchange.getResponseHeaders().add("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders().add("ETag", "\"3\"");
        send(
                exchange,
                exchange.getRequestMethod().equals("POST") ? 201 : 200,
                new JsonObject()
                        .put("method", exchange.getRequestMethod())
                        .put("uri", exchange.getRequestURI().toString())
                        .put("headers", headers)
                        .put("size", size)
                        .put("sha256", HexFormat.of().formatHex(digest.digest()))
                        .encode());
    }

    /** Breaks off what it is asked for the first time. */
    private void closeTheFirst(HttpExchange exchange) throws IOException {
        if (brokenOff.add(exchange.getRequestMethod() + exchange.getRequestURI())) {
            exchange.close();
        } else {
            echo(exchange);
        }
    }

    private void echoLater(HttpExchange exchange) throws IOException {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        echo(exchange);
    }

    private void answerAtLength(HttpExchange exchange) throws IOException {
        var length = Integer.parseInt(exchange.getRequestURI().getQuery());
        exchange.sendResponseHeaders(200, length);
        try (var body = exchange.getResponseBody()) {
            body.write(new byte[length]);
        }
    }

    private void neverAnswer(HttpExchange exchange) {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var body = exchange.getResponseBody()) {
            body.write(bytes);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
