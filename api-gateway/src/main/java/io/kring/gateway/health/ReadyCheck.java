package io.kring.gateway.health;

import io.kring.gateway.document.CombinedDocument;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while a Kafka broker answers; says which services do, but one that is down closes the door to itself alone. */
@Readiness
@ApplicationScoped
class ReadyCheck implements HealthCheck {
    private static final int TIMEOUT_MS = 2_000;

    private final Admin admin;
    private final CombinedDocument services;

    ReadyCheck(@ConfigProperty(name = "kafka.bootstrap.servers") String servers, CombinedDocument services) {
        this.services = services;
        this.admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers,
                // The default starts over so fast, while no broker is there, that it fills the log
                AdminClientConfig.METADATA_RECOVERY_STRATEGY_CONFIG, "none",
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS));
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("gateway");
        services.reachable().forEach((service, answers) -> response.withData(service, answers ? "up" : "down"));
        try {
            var brokers = admin.describeCluster().nodes().get(TIMEOUT_MS, TimeUnit.MILLISECONDS);
            return response.status(!brokers.isEmpty())
                    .withData("brokers", brokers.size())
                    .build();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return response.down().build();
        } catch (Exception e) {
            return response.down()
                    .withData("reason", "The broker does not answer: " + e.getMessage())
                    .build();
        }
    }

    @PreDestroy
    void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
