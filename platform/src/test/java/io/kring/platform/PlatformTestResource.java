package io.kring.platform;

import io.kring.testkit.KringTestResource;
import io.kring.testkit.Servers;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** The servers, with the topics of the application that these tests run: shelves, and parcels delivered to them. */
public class PlatformTestResource extends KringTestResource {
    @Override
    public Map<String, String> start() {
        var settings = super.start();
        topics();
        return settings;
    }

    /** One partition each, so that a topic has one order. */
    public static void topics() {
        create("kring.test-shelf", "kring.test-delivery", "kring.test-parcel", "kring.dead-letter.platform-test");
    }

    public static void create(String... names) {
        try (var admin = Admin.create(Map.<String, Object>of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, Servers.running().kafka()))) {
            var topics = Stream.of(names)
                    .map(name -> new NewTopic(name, 1, (short) 1))
                    .toList();
            for (var created : admin.createTopics(topics).values().values()) {
                created.get();
            }
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
