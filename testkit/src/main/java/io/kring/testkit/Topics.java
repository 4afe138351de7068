package io.kring.testkit;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** The topics of contracts/asyncapi.yaml. */
final class Topics {
    private static final long TO_THE_END = -1;

    private Topics() {}

    static void create(String servers) {
        var topics = AsyncApi.read().channels().values().stream()
                .map(channel ->
                        new NewTopic(channel.address(), channel.partitions(), (short) 1).configs(channel.settings()))
                .toList();
        with(servers, admin -> admin.createTopics(topics).all());
    }

    /** Takes out what other modules' tests have left, through which a service would have to work first. */
    static void empty(String servers) {
        var everything = AsyncApi.read().channels().values().stream()
                .flatMap(channel -> IntStream.range(0, channel.partitions())
                        .mapToObj(partition -> new TopicPartition(channel.address(), partition)))
                .collect(Collectors.toMap(Function.identity(), partition -> RecordsToDelete.beforeOffset(TO_THE_END)));
        with(servers, admin -> admin.deleteRecords(everything).all());
    }

    private static void with(String servers, Function<Admin, KafkaFuture<?>> work) {
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers))) {
            work.apply(admin).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot make or empty the topics", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
