package io.kring.devstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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
}
