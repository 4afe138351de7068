package io.kring.devstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicsTest {

    @Test
    void readsTopicsFromTheContract(@TempDir Path directory) throws IOException {
        // Given
        var document = Files.writeString(directory.resolve("asyncapi.yaml"), """
                asyncapi: 3.0.0
                channels:
                  contact:
                    address: kring.contact
                    bindings:
                      kafka:
                        partitions: 6
                        topicConfiguration:
                          cleanup.policy: [delete, compact]
                          retention.ms: 604800000
                """);

        // When
        var topics = Topics.read(document);

        // Then
        assertThat(topics).singleElement().satisfies(topic -> {
            assertThat(topic.name()).isEqualTo("kring.contact");
            assertThat(topic.numPartitions()).isEqualTo(6);
            assertThat(topic.configs())
                    .isEqualTo(Map.of("cleanup.policy", "delete,compact", "retention.ms", "604800000"));
        });
    }

    @Test
    void makesEveryTopicOfTheContract() throws IOException {
        // Given
        var contract = Path.of("../contracts/asyncapi.yaml");
        var agreed = Pattern.compile("(?m)^ +address: (.+)$")
                .matcher(Files.readString(contract))
                .results()
                .map(found -> found.group(1))
                .toList();

        // When
        var topics = Topics.read(contract);

        // Then
        assertThat(topics).extracting(NewTopic::name).contains("kring.contact").containsExactlyElementsOf(agreed);
    }
}
