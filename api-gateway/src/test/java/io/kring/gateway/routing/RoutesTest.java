package io.kring.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kring.testkit.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the services say that they answer is passed on to them, and counted by a name. */
class RoutesTest {
    private static final String METRICS = "quarkus.micrometer.binder.http-server.match-patterns";

    @ParameterizedTest
    @ValueSource(strings = {"contacts", "leads", "campaigns", "messaging", "analytics"})
    void everyPathOfTheContractLeadsToItsService(String service) throws IOException {
        // Given
        var routes = list("kring.services." + service + ".paths")
                .map(PathPattern::of)
                .toList();

        // When
        var paths = paths(service);

        // Then
        assertThat(paths)
                .isNotEmpty()
                .allMatch(path -> routes.stream().anyMatch(route -> route.covers(PathPattern.split(path))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"contacts", "leads", "campaigns", "messaging", "analytics"})
    void everyPathOfTheContractIsCountedByAName(String service) throws IOException {
        // Given
        var patterns = list(METRICS).map(entry -> entry.split("=", 2)[0]).toList();

        // Then
        assertThat(paths(service)).allMatch(path -> patterns.stream().anyMatch(path::matches));
    }

    @Test
    void namesOfMetricsArePatternsWithAName() throws IOException {
        assertThat(list(METRICS)).allMatch(entry -> entry.matches("/[^=]+=/[^=]+"));
    }

    /** Operators ask the services for what could not be processed, not the gateway. */
    private static List<String> paths(String service) throws IOException {
        var contract = Project.root().resolve("contracts/openapi/" + service + "-service.json");
        return new ObjectMapper()
                .readTree(contract.toFile())
                .path("paths")
                .propertyStream()
                .map(path -> path.getKey())
                .filter(path -> !path.startsWith("/api/v1/ops/"))
                .toList();
    }

    private static Stream<String> list(String property) throws IOException {
        var properties = new Properties();
        try (var file = Files.newBufferedReader(
                Project.root().resolve("api-gateway/src/main/resources/application.properties"))) {
            properties.load(file);
        }
        return Stream.of(properties.getProperty(property).split(","));
    }
}
