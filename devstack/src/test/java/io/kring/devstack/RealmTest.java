package io.kring.devstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealmTest {

    private String template = "";
    private JsonNode realm = new ObjectMapper().createObjectNode();

    @BeforeEach
    void render(@TempDir Path directory) throws IOException {
        try (var file = Objects.requireNonNull(getClass().getResourceAsStream("/realm/kring-realm.json"))) {
            template = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
        var secrets = new Secrets(directory.resolve("secrets.properties"));
        realm = new ObjectMapper().readTree(Realm.render(template, new Ports(1000), secrets));
    }

    @Test
    void hasUsersOfBothTenants() {
        // When
        var tenants = realm.path("users")
                .valueStream()
                .map(user -> user.at("/attributes/tenant/0").asText())
                .filter(tenant -> !tenant.isEmpty())
                .distinct();

        // Then
        assertThat(tenants).containsExactlyInAnyOrder("meer", "saari");
    }

    @Test
    void requiresPkceOfTheConsole() {
        // When
        var console = client("kring-console");

        // Then
        assertThat(console.path("publicClient").asBoolean()).isTrue();
        assertThat(console.path("attributes").path("pkce.code.challenge.method").asText())
                .isEqualTo("S256");
        assertThat(console.path("redirectUris").valueStream().map(JsonNode::asText))
                .contains("http://localhost:9080/*", "http://127.0.0.1:9080/*", "http://localhost:6173/*");
    }

    @Test
    void givesEveryClientTheAudienceAndATenant() {
        // When
        var clients = realm.path("clients");

        // Then
        assertThat(clients.valueStream())
                .hasSize(4)
                .allSatisfy(client -> assertThat(client.path("protocolMappers").findValuesAsText("name"))
                        .containsExactlyInAnyOrder("kring-api", "tenant"));
    }

    @Test
    void holdsNoSecretInTheSource() throws IOException {
        // When
        var secrets = new ObjectMapper().readTree(template).findValuesAsText("secret");

        // Then
        assertThat(secrets).hasSize(2).allMatch(secret -> secret.matches("\\{\\{secret:[a-z.-]+}}"));
        assertThat(realm.findValuesAsText("secret")).doesNotHaveDuplicates().allMatch(value -> value.length() >= 32);
    }

    private JsonNode client(String id) {
        return realm.path("clients")
                .valueStream()
                .filter(client -> client.path("clientId").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
