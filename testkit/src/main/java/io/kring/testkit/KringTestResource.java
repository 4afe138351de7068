package io.kring.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives a service under test an empty database of its own, Kafka with empty topics, and the key that its tokens are signed with. */
public class KringTestResource implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        var servers = Servers.running();
        Topics.empty(servers.kafka());
        var database = Project.module().getFileName().toString();
        return Map.of(
                "quarkus.datasource.jdbc.url", servers.freshDatabase(database),
                "quarkus.datasource.username", servers.user(),
                "quarkus.datasource.password", servers.password(),
                "kafka.bootstrap.servers", servers.kafka(),
                "quarkus.oidc.public-key", Tokens.publicKey(),
                "quarkus.http.test-port", "0");
    }

    @Override
    public void stop() {}
}
