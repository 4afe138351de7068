package io.kring.e2e.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The outside world: what customers received, as the provider and the mail server counted it, and what they answer. */
public final class Sandbox {
    private final String url;
    private final String tenant;

    public Sandbox(Addresses addresses, String tenant) {
        this.url = addresses.sandbox();
        this.tenant = tenant;
    }

    /** Counts of the messages whose text has this mark. */
    public JsonNode counts(String mark) {
        return Http.get(url + "/api/counts?" + Http.query(Map.of("tenant", tenant, "contains", mark)))
                .expect(200)
                .json();
    }

    /** The last message with this mark that somebody got. */
    public Optional<String> lastTo(String number, String mark) {
        var messages = Http.get(url + "/api/messages?" + Http.query(Map.of("tenant", tenant, "contains", mark)))
                .expect(200)
                .json()
                .path("items");
        return StreamSupport.stream(messages.spliterator(), false)
                .filter(message -> message.path("to").asText().equals(number))
                .map(message -> message.path("text").asText())
                .findFirst();
    }

    /** The numbers to which messages with this mark were delivered, in order. */
    public List<String> delivered(String mark) {
        var messages = Http.get(url + "/api/messages?"
                        + Http.query(Map.of("tenant", tenant, "contains", mark, "limit", "50000")))
                .expect(200)
                .json()
                .path("items");
        return StreamSupport.stream(messages.spliterator(), false)
                .filter(message -> message.path("status").asText().equals("delivered"))
                .map(message -> message.path("to").asText())
                .sorted()
                .toList();
    }

    public void reply(String from, String text) {
        var reply = Session.json().put("tenant", tenant).put("from", from).put("text", text);
        Http.send(
                        "POST",
                        url + "/api/replies",
                        BodyPublishers.ofString(reply.toString()),
                        Map.of("Content-Type", "application/json"))
                .expect(202);
    }
}
