package io.kring.devstack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Keycloak: who may come in, and as what. Its realm is imported once, from a file with this stack's secrets. */
record KeycloakPart(Home home, Secrets secrets, PostgresPart postgres) implements Part {

    static final String NAME = "keycloak";
    private static final String REALM = "/realm/kring-realm.json";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String what() {
        return "logins and tokens";
    }

    /** One address for browsers and services alike, because it is also the issuer that tokens carry. */
    @Override
    public String url() {
        return "http://localhost:" + home.ports().keycloak();
    }

    String issuer() {
        return url() + "/realms/kring";
    }

    @Override
    public List<Integer> ports() {
        return List.of(home.ports().keycloak(), home.ports().keycloakManagement());
    }

    @Override
    public List<String> needs() {
        return List.of(PostgresPart.NAME);
    }

    @Override
    public Launch launch(Consumer<String> note) throws Exception {
        var distribution = new KeycloakDistribution(home).built(note);
        var root = distribution.linkedIn(home.dir().resolve(NAME));
        Home.writePrivately(root.resolve("data/import/kring-realm.json"), realm());
        if (!Files.exists(completed())) {
            postgres.recreate(NAME);
            note.accept("first start: making its tables and the realm takes about a minute");
        }
        var cache = distribution.startCache(root);
        var command = new ArrayList<>(distribution.command(root, cache));
        command.addAll(List.of("start", "--optimized", "--import-realm", "--cache=local", "--http-enabled=true"));
        command.addAll(
                List.of("--http-host=127.0.0.1", "--http-port=" + home.ports().keycloak()));
        command.addAll(List.of(
                "--http-management-host=127.0.0.1",
                "--http-management-port=" + home.ports().keycloakManagement()));
        command.addAll(List.of("--hostname=" + url(), "--db-url=" + postgres.jdbcUrl(NAME), "--db-username=" + NAME));
        command.addAll(List.of(
                "--db-pool-initial-size=1", "--db-pool-max-size=20", "--log-level=info,io.smallrye.health:off"));
        return new Launch(command, secretEnvironment(), root, Optional.of(cache));
    }

    /** Lies there once the first start came to its end. Tables half made by an interrupted one would block the next. */
    private Path completed() {
        return home.data().resolve("keycloak.completed");
    }

    @Override
    public void furnish() throws IOException {
        if (!Files.exists(completed())) {
            Files.createFile(completed());
        }
    }

    private Map<String, String> secretEnvironment() {
        return Map.of(
                "KC_DB_PASSWORD", postgres.password(NAME),
                "KC_BOOTSTRAP_ADMIN_USERNAME", "admin",
                "KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.get("keycloak.admin"));
    }

    private String realm() throws IOException {
        try (var template = KeycloakPart.class.getResourceAsStream(REALM)) {
            if (template == null) {
                throw new IllegalStateException(REALM + " is not on the class path");
            }
            return Realm.render(new String(template.readAllBytes(), StandardCharsets.UTF_8), home.ports(), secrets);
        }
    }

    @Override
    public boolean isReady() {
        return Http.isOk("http://127.0.0.1:" + home.ports().keycloakManagement() + "/health/ready");
    }
}
