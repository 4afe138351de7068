package io.kring.testkit;

import java.util.function.Supplier;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** PostgreSQL and Kafka in containers, one of each for a module's tests. */
final class ContainerServers implements Servers {
    static final Supplier<Servers> RUNNING = Once.of(ContainerServers::start);

    private final PostgreSQLContainer postgres;
    private final KafkaContainer kafka;

    private ContainerServers(PostgreSQLContainer postgres, KafkaContainer kafka) {
        this.postgres = postgres;
        this.kafka = kafka;
    }

    private static Servers start() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new IllegalStateException(
                    "kring.test.containers=true, but no container engine answers: start one, or leave the switch out");
        }
        var postgres = new PostgreSQLContainer(System.getProperty("kring.test.postgres-image", "postgres:18"));
        var kafka = new KafkaContainer(System.getProperty("kring.test.kafka-image", "apache/kafka-native:4.1.0"));
        postgres.start();
        kafka.start();
        Topics.create(kafka.getBootstrapServers());
        return new ContainerServers(postgres, kafka);
    }

    @Override
    public String kafka() {
        return kafka.getBootstrapServers();
    }

    @Override
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + postgres.getHost() + ":" + postgres.getMappedPort(5432) + "/" + database;
    }

    @Override
    public String user() {
        return postgres.getUsername();
    }

    @Override
    public String password() {
        return postgres.getPassword();
    }
}
