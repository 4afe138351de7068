package io.kring.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** contracts/asyncapi.yaml: topics, who owns them, the event types on them and who hears those. */
public record AsyncApi(
        Map<String, Channel> channels, Map<String, Set<String>> publishers, Map<String, Set<String>> consumers) {
    /**
     * A topic.
     *
     * @param settings its configuration in Kafka
     */
    public record Channel(
            String address, String owner, int partitions, Map<String, String> settings, Set<String> types) {}

    public static AsyncApi read() {
        try {
            return of(new YAMLMapper()
                    .readTree(Project.root().resolve("contracts/asyncapi.yaml").toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AsyncApi of(JsonNode document) {
        var channels = new LinkedHashMap<String, Channel>();
        document.path("channels").properties().forEach(entry -> {
            var channel = entry.getValue();
            var types = new LinkedHashSet<String>();
            channel.path("messages").fieldNames().forEachRemaining(types::add);
            var kafka = channel.path("bindings").path("kafka");
            var settings = new LinkedHashMap<String, String>();
            kafka.path("topicConfiguration")
                    .properties()
                    .forEach(setting -> settings.put(setting.getKey(), text(setting.getValue())));
            channels.put(
                    entry.getKey(),
                    new Channel(
                            channel.path("address").asText(),
                            channel.path("x-owner").asText(),
                            kafka.path("partitions").asInt(1),
                            settings,
                            types));
        });
        return new AsyncApi(channels, services(document, "x-publishers"), services(document, "x-consumers"));
    }

    private static Map<String, Set<String>> services(JsonNode document, String role) {
        var services = new LinkedHashMap<String, Set<String>>();
        document.path("components").path("messages").properties().forEach(entry -> {
            var named = new TreeSet<String>();
            entry.getValue().path(role).forEach(service -> named.add(service.asText()));
            services.put(entry.getKey(), named);
        });
        return services;
    }

    /** A list as Kafka writes it. */
    private static String text(JsonNode value) {
        return value.isArray()
                ? value.valueStream().map(JsonNode::asText).collect(Collectors.joining(","))
                : value.asText();
    }

    /** The topic that an event type is published on. */
    public String topic(String type) {
        return channels.values().stream()
                .filter(channel -> channel.types().contains(type))
                .map(Channel::address)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(type + " is not in contracts/asyncapi.yaml"));
    }

    Set<String> topics(Set<String> types) {
        return types.stream().map(this::topic).collect(Collectors.toCollection(TreeSet::new));
    }

    Set<String> publishedBy(String service) {
        var types = of(publishers, service);
        channels.values().stream()
                .filter(channel -> channel.owner().equals(service))
                .forEach(channel -> types.addAll(channel.types()));
        return types;
    }

    Set<String> heardBy(String service) {
        return of(consumers, service);
    }

    private static Set<String> of(Map<String, Set<String>> services, String service) {
        var types = new TreeSet<String>();
        services.forEach((type, named) -> {
            if (named.contains(service)) {
                types.add(type);
            }
        });
        return types;
    }
}
