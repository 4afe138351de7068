package io.kring.devstack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;

/** Apache Kafka: one node that is broker and controller. Topics come from the contract, never by themselves. */
record KafkaPart(Home home) implements Part {

    static final String NAME = "kafka";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String what() {
        return "events between the services";
    }

    @Override
    public String url() {
        return bootstrapServers();
    }

    String bootstrapServers() {
        return "127.0.0.1:" + home.ports().kafka();
    }

    @Override
    public List<Integer> ports() {
        return List.of(home.ports().kafka(), home.ports().kafkaController());
    }

    @Override
    public List<String> needs() {
        return List.of();
    }

    @Override
    public Launch launch(Consumer<String> note) throws IOException, InterruptedException {
        var properties = Home.writePrivately(home.run().resolve("kafka.properties"), settings());
        if (!Files.exists(data().resolve("meta.properties"))) {
            note.accept("first start: formatting its storage");
            var cluster = Uuid.randomUuid().toString();
            var format = jvm().run(
                            "-cp",
                            classPath(),
                            "kafka.tools.StorageTool",
                            "format",
                            "--standalone",
                            "--ignore-formatted",
                            "-t",
                            cluster,
                            "-c",
                            properties.toString());
            Processes.run("Formatting the storage of Kafka", new Launch(format, Map.of(), data()), home.log(NAME));
        }
        var cache = StartCache.of(home, NAME, jvm(), Directories.jars(home.devstackLib()));
        var start = jvm().with(cache.options()).run("-cp", classPath(), "kafka.Kafka", properties.toString());
        return new Launch(start, Map.of(), data(), Optional.of(cache));
    }

    private static Jvm jvm() {
        return Jvm.withHeap(320)
                .serial()
                .with("-XX:TieredStopAtLevel=1")
                .with("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn", "-Dorg.slf4j.simpleLogger.showDateTime=true");
    }

    private String classPath() throws IOException {
        return Jvm.classPath(Directories.jars(home.devstackLib()));
    }

    private Path data() throws IOException {
        return Files.createDirectories(home.data().resolve(NAME));
    }

    private String settings() throws IOException {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.bootstrap.servers=127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                controller.listener.names=CONTROLLER
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                log.dirs=%3$s
                auto.create.topics.enable=false
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=8
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=8
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                num.network.threads=2
                num.io.threads=4
                log.cleaner.dedupe.buffer.size=16777216
                """.formatted(home.ports().kafka(), home.ports().kafkaController(), data());
    }

    @Override
    public boolean isReady() throws Exception {
        try (var socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(
                            InetAddress.getLoopbackAddress(), home.ports().kafka()),
                    500);
        }
        try (var admin = admin()) {
            return !admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).isEmpty();
        }
    }

    @Override
    public void furnish() throws Exception {
        try (var admin = admin()) {
            Topics.create(admin, Topics.read(home.checkout().resolve("contracts/asyncapi.yaml")));
        }
    }

    private Admin admin() {
        var properties = new Properties();
        properties.put("bootstrap.servers", bootstrapServers());
        properties.put("default.api.timeout.ms", "15000");
        properties.put("request.timeout.ms", "10000");
        return Admin.create(properties);
    }
}
