package io.kring.e2e.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Somebody who is logged in at Keycloak and works through the gateway. */
public final class Session {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGEST_IMPORT = Duration.ofMinutes(30);

    private final Addresses addresses;
    private final Map<String, String> login;
    private String token = "";
    private Instant expires = Instant.EPOCH;

    private Session(Addresses addresses, Map<String, String> login) {
        this.addresses = addresses;
        this.login = login;
    }

    /** A person of the demonstration, with their password. */
    public static Session of(Addresses addresses, String user, String password) {
        return new Session(
                addresses,
                Map.of("grant_type", "password", "client_id", "kring-cli", "username", user, "password", password));
    }

    /** The same login at another address, such as that of a service behind the gateway. */
    public synchronized Session at(String url) {
        var there = new Session(new Addresses(url, addresses.keycloak(), addresses.sandbox()), login);
        there.token = token();
        there.expires = expires;
        return there;
    }

    public Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody(), Map.of());
    }

    public Answer get(String path, Map<String, String> query) {
        return get(path + "?" + Http.query(query));
    }

    /** Everything that a list has, read page by page. */
    public Stream<JsonNode> items(String path, Map<String, String> query) {
        var pages = Stream.iterate(
                page(path, query, ""),
                page -> !page.isMissingNode(),
                page -> page.path("next").isTextual()
                        ? page(path, query, page.path("next").asText())
                        : MissingNode.getInstance());
        return pages.flatMap(page -> StreamSupport.stream(page.required("items").spliterator(), false));
    }

    private JsonNode page(String path, Map<String, String> query, String after) {
        var all = new HashMap<>(query);
        all.put("limit", "500");
        if (!after.isEmpty()) {
            all.put("after", after);
        }
        return get(path, all).expect(200).json();
    }

    /** Each carries an idempotency key of its own. */
    public Answer post(String path, JsonNode body) {
        return send(
                "POST",
                path,
                BodyPublishers.ofString(body.toString()),
                Map.of(
                        "Content-Type",
                        "application/json",
                        "Idempotency-Key",
                        UUID.randomUUID().toString()));
    }

    public Answer post(String path, JsonNode body, String ifMatch) {
        return send(
                "POST",
                path,
                BodyPublishers.ofString(body.toString()),
                Map.of("Content-Type", "application/json", "If-Match", ifMatch));
    }

    public Answer postCsv(String path, Map<String, String> query, BodyPublisher csv) {
        return send("POST", path + "?" + Http.query(query), csv, Map.of("Content-Type", "text/csv"));
    }

    /** Imports people, and returns the receipt when all is done. */
    public JsonNode importCsv(Map<String, String> query, BodyPublisher csv) {
        var begun = postCsv("/api/v1/imports", query, csv).expect(201).json();
        return Waiting.until(
                "the import",
                LONGEST_IMPORT,
                () -> get("/api/v1/imports/" + begun.path("id").asText(), Map.of())
                        .expect(200)
                        .json(),
                receipt -> !receipt.path("status").asText().equals("running"));
    }

    public Answer send(String method, String path, BodyPublisher body, Map<String, String> headers) {
        var all = new HashMap<>(headers);
        all.put("Authorization", "Bearer " + token());
        return Http.send(method, addresses.gateway() + path, body, all);
    }

    /** A JSON object to be filled. */
    public static ObjectNode json() {
        return JSON.createObjectNode();
    }

    public synchronized String token() {
        if (Instant.now().isAfter(expires)) {
            var url = addresses.keycloak() + "/realms/kring/protocol/openid-connect/token";
            var answer = Http.postForm(url, login, Map.of()).expect(200).json();
            token = answer.path("access_token").asText();
            expires = Instant.now()
                    .plus(Duration.ofSeconds(answer.path("expires_in").asLong() - 30));
        }
        return token;
    }
}
