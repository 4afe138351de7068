package io.kring.e2e.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.kring.e2e.client.Campaigns.Campaign;
import io.kring.e2e.client.Http;
import io.kring.e2e.client.Waiting;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The way back: what people answer to a campaign, and what strangers and forgers send.
 *
 * @param stopped the number of whom answered STOP; empty when too few people got a message
 */
record Replies(List<String> stopped) {
    static Replies come(Stage stage, Campaign campaign, Visitor visitor) {
        stage.progress().step("A forged answer is refused; real ones come in");
        var stranger = Phones.fresh("+3165");
        var refused = forge(stage, stranger);
        var others = stage.outside().delivered(campaign.mark()).stream()
                .filter(number -> !number.equals(visitor.phone()))
                .toList();
        if (others.size() < 2) {
            stage.progress().detail("too few people got an SMS to show more answers than the visitor's");
        }
        var stopped = others.stream().limit(1).toList();
        var interested = Stream.concat(
                        Stream.of(visitor.phone()), others.stream().skip(1).limit(1))
                .toList();
        interested.forEach(
                number -> stage.outside().reply(number, "Yes please, tell me more [" + campaign.mark() + "]"));
        stopped.forEach(number -> stage.outside().reply(number, "STOP"));
        stage.outside().reply(stranger, "Do you have room for a boat of 12 m? " + stage.run());
        Waiting.until(
                "the answers are counted",
                () -> stage.campaigns().results(campaign),
                results -> results.path("answered").asLong() == interested.size()
                        && results.path("optedOut").asLong() == stopped.size());
        var conversation = Waiting.until(
                "the unknown number has become a contact",
                () -> conversationWith(stranger, stage),
                found -> found.path("contactId").isTextual());
        stage.progress()
                .detail(stranger + " was unknown and is now contact "
                        + conversation.path("contactId").asText());
        stage.comparison().add("status for a wrong signature", refused, 403);
        stage.comparison().add("messages of a forger", forged(conversation, stage), 0);
        return new Replies(stopped);
    }

    /** Returns the status of the answer. */
    private static int forge(Stage stage, String from) {
        return Http.postForm(
                        stage.addresses().gateway() + "/hooks/" + Stage.TENANT + "/twilio/sms",
                        Map.of(
                                "MessageSid",
                                "SM" + stage.run(),
                                "From",
                                from,
                                "To",
                                "+3197010240001",
                                "Body",
                                "forged " + stage.run()),
                        Map.of("X-Twilio-Signature", "bm90IGEgc2lnbmF0dXJl"))
                .status();
    }

    private static JsonNode conversationWith(String address, Stage stage) {
        return stage.support()
                .items("/api/v1/conversations", Map.of())
                .filter(conversation -> conversation.path("address").asText().equals(address))
                .findFirst()
                .orElseThrow();
    }

    private static long forged(JsonNode conversation, Stage stage) {
        var path =
                "/api/v1/conversations/" + conversation.path("conversationId").asText() + "/messages";
        return stage.support()
                .items(path, Map.of())
                .filter(message -> message.path("text").asText().startsWith("forged"))
                .count();
    }
}
