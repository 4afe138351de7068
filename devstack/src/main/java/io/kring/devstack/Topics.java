package io.kring.devstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topics of the suite as its contract lists them: the channels of an AsyncAPI 3 document with Kafka bindings. */
final class Topics {

    private static final short ONE_REPLICA = 1;

    private Topics() {}

    /** The topics of the document, in its order; none where there is no document. */
    static List<NewTopic> read(Path asyncApi) throws IOException {
        if (!Files.exists(asyncApi)) {
            return List.of();
        }
        var channels =
                new ObjectMapper(new YAMLFactory()).readTree(asyncApi.toFile()).path("channels");
        return channels.properties().stream()
                .map(channel -> topic(channel.getKey(), channel.getValue()))
                .toList();
    }

    private static NewTopic topic(String channel, JsonNode definition) {
        var kafka = definition.path("bindings").path("kafka");
        var settings = new LinkedHashMap<String, String>();
        kafka.path("topicConfiguration")
                .properties()
                .forEach(setting -> settings.put(setting.getKey(), text(setting.getValue())));
        var name = definition.path("address").asText(channel);
        return new NewTopic(name, kafka.path("partitions").asInt(1), ONE_REPLICA).configs(settings);
    }

    /** A list is written as Kafka writes lists: {@code cleanup.policy: [delete, compact]} becomes {@code delete,compact}. */
    private static String text(JsonNode value) {
        return value.isArray()
                ? value.valueStream().map(JsonNode::asText).collect(Collectors.joining(","))
                : value.asText();
    }

    /** Creates those that do not exist yet. */
    static void create(Admin admin, List<NewTopic> topics) throws InterruptedException {
        for (var created : admin.createTopics(topics).values().entrySet()) {
            try {
                created.getValue().get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw new StackException("Topic " + created.getKey() + ": " + e.getMessage(), e);
                }
            }
        }
    }
}
