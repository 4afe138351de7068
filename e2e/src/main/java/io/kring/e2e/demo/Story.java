package io.kring.e2e.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.kring.e2e.client.Waiting;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** One person's whole story, in order, from all services. */
final class Story {
    private static final List<String> CHAPTERS = List.of(
            "lead.captured",
            "contact.created",
            "message.sent",
            "message.received",
            "lead.converted",
            "opportunity.closed",
            "order.recorded");

    private Story() {}

    static void of(Visitor visitor, Stage stage) {
        stage.progress().step("The story of the visitor, from all services");
        var path = "/api/v1/contacts/" + visitor.contactId() + "/timeline";
        var timeline = Waiting.until(
                "the timeline is complete",
                () -> stage.sales().get(path).expect(200).json().path("items"),
                items -> items.findValuesAsText("kind").containsAll(CHAPTERS));
        var entries =
                StreamSupport.stream(timeline.spliterator(), false).toList().reversed();
        entries.forEach(entry -> stage.progress().detail(line(entry)));
        stage.comparison()
                .add(
                        "services on the timeline",
                        entries.stream()
                                .map(entry -> entry.path("service").asText())
                                .distinct()
                                .count(),
                        3);
        stage.comparison().add("chapters of the story, in order", inOrder(entries), CHAPTERS.size());
    }

    private static long inOrder(List<JsonNode> entries) {
        var told = entries.stream()
                .map(entry -> entry.path("kind").asText())
                .filter(CHAPTERS::contains)
                .distinct()
                .toList();
        return IntStream.range(0, CHAPTERS.size())
                .filter(chapter -> told.get(chapter).equals(CHAPTERS.get(chapter)))
                .count();
    }

    private static String line(JsonNode entry) {
        return "%s  %-20s %-18s %s"
                .formatted(
                        entry.path("occurredAt").asText().substring(11, 19),
                        entry.path("kind").asText(),
                        entry.path("service").asText(),
                        entry.path("summary").asText().lines().findFirst().orElse(""));
    }
}
