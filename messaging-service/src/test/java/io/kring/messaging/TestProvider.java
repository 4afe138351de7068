package io.kring.messaging;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An SMS provider with Twilio's interface that keeps to the Idempotency-Key and misbehaves when it is told to. */
public final class TestProvider {
    static final String TOKEN = "secret";

    /** What it took. */
    public record Sms(String account, String key, String sid, String to, String from, String body, String callback) {}

    /** What it answers. */
    public record Answer(int status, String body) {}

    private static @Nullable TestProvider running;

    private final HttpServer server;
    private final Map<String, Sms> byKey = new ConcurrentHashMap<>();
    private final Map<String, List<Sms>> byAccount = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    private final Map<String, Answer> refusals = new ConcurrentHashMap<>();
    private final Map<String, UnaryOperator<Answer>> manners = new ConcurrentHashMap<>();

    private TestProvider() {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/2010-04-01/Accounts/", this::handle);
        server.start();
    }

    public static synchronized TestProvider running() {
        var provider = running;
        if (provider == null) {
            provider = new TestProvider();
            running = provider;
        }
        return provider;
    }

    static String account(String tenant) {
        return "AC-" + tenant;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on calls for this tenant get this answer, and nothing is taken. */
    public void refuse(String tenant, int status, String body) {
        refusals.put(account(tenant), new Answer(status, body));
    }

    /** From now on messages are taken again. */
    public void recover(String tenant) {
        refusals.remove(account(tenant));
    }

    /** Does something between taking a message and answering. */
    public void beforeAnswer(String tenant, UnaryOperator<Answer> manner) {
        manners.put(account(tenant), manner);
    }

    public List<Sms> taken(String tenant) {
        return byAccount.getOrDefault(account(tenant), List.of());
    }

    public int calls(String tenant) {
        return calls.getOrDefault(account(tenant), new AtomicInteger()).get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        var form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var account = exchange.getRequestURI().getPath().split("/")[3];
        calls.computeIfAbsent(account, unknown -> new AtomicInteger()).incrementAndGet();
        var answer = answer(account, exchange, form);
        var body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private Answer answer(String account, HttpExchange exchange, Map<String, String> form) {
        var secret = Base64.getEncoder().encodeToString((account + ":" + TOKEN).getBytes(StandardCharsets.UTF_8));
        if (!("Basic " + secret).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return new Answer(401, "{\"code\": 20003, \"message\": \"Authenticate\"}");
        }
        var refusal = refusals.get(account);
        if (refusal != null) {
            return refusal;
        }
        var key = Objects.requireNonNull(exchange.getRequestHeaders().getFirst("Idempotency-Key"), "Idempotency-Key");
        var sms = byKey.computeIfAbsent(key, unknown -> take(account, key, form));
        var answer = new Answer(201, "{\"sid\": \"" + sms.sid() + "\", \"status\": \"queued\"}");
        return manners.getOrDefault(account, UnaryOperator.identity()).apply(answer);
    }

    private Sms take(String account, String key, Map<String, String> form) {
        var sms = new Sms(
                account,
                key,
                "SM" + UUID.randomUUID().toString().replace("-", ""),
                form.getOrDefault("To", ""),
                form.getOrDefault("From", ""),
                form.getOrDefault("Body", ""),
                form.getOrDefault("StatusCallback", ""));
        byAccount
                .computeIfAbsent(account, unknown -> new CopyOnWriteArrayList<>())
                .add(sms);
        return sms;
    }

    private static Map<String, String> form(String body) {
        var form = new HashMap<String, String>();
        Arrays.stream(body.split("&"))
                .map(field -> field.split("=", 2))
                .forEach(field -> form.put(field[0], URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
        return form;
    }
}
