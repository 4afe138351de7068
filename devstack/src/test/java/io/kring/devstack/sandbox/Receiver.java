package io.kring.devstack.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A server that receives webhooks and checks their signatures by itself; it can be told to fail. */
final class Receiver implements AutoCloseable {

    private final String token;
    private final HttpServer server;
    private final List<Map<String, String>> forms = new ArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    Receiver(String token) {
        this.token = token;
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::receive);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void failNext(int count) {
        failures.set(count);
    }

    int refused() {
        return refused.get();
    }

    /** What was said about that message: its status, text and error where given, and whether the signature is right. */
    synchronized List<Map<String, String>> received(String field, String value) {
        return forms.stream()
                .filter(form -> value.equals(form.get(field)))
                .map(Receiver::told)
                .toList();
    }

    private static Map<String, String> told(Map<String, String> form) {
        var told = new LinkedHashMap<String, String>();
        told.put("signature", form.getOrDefault("signature", ""));
        Map.of("MessageStatus", "status", "Body", "body", "ErrorCode", "error").forEach((from, to) -> {
            if (form.containsKey(from)) {
                told.put(to, form.getOrDefault(from, ""));
            }
        });
        return told;
    }

    private synchronized void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                refused.incrementAndGet();
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            var form = new LinkedHashMap<>(Web.form(Web.body(exchange)));
            var given = exchange.getRequestHeaders().getFirst("X-Twilio-Signature");
            form.put(
                    "signature",
                    signature(url() + exchange.getRequestURI(), form).equals(given) ? "right" : "wrong");
            forms.add(form);
            exchange.sendResponseHeaders(204, -1);
        }
    }

    private String signature(String url, Map<String, String> form) {
        var text = new StringBuilder(url);
        form.keySet().stream().sorted().forEach(name -> text.append(name).append(form.get(name)));
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
