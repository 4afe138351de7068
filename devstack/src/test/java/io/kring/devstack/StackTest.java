package io.kring.devstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackTest {

    private final Path directory;
    private final Stack stack;

    StackTest(@TempDir Path directory) {
        this.directory = directory;
        this.stack = place();
    }

    private Stack place() {
        return Stack.in(new Home(directory, directory, new Ports(1000)));
    }

    @Test
    void givesEveryPortToOnePart() {
        // When
        var ports =
                stack.parts().stream().flatMap(part -> part.ports().stream()).toList();

        // Then
        assertThat(ports).doesNotHaveDuplicates().contains(9080, 9101, 9180, 10092, 6433, 9200);
    }

    @Test
    void namesNeedsBeforeWhatNeedsThem() {
        // Given
        var seen = new HashSet<String>();

        // When
        var parts = stack.parts();

        // Then
        assertThat(parts).allSatisfy(part -> {
            assertThat(seen).containsAll(part.needs());
            seen.add(part.name());
        });
    }

    @Test
    void bringsWhatAPartNeeds() {
        // When
        var parts = stack.parts(Set.of("keycloak"));

        // Then
        assertThat(parts).extracting(Part::name).containsExactly("postgres", "keycloak");
    }

    @Test
    void bringsWhatAServiceIsUsedWith() {
        // When
        var parts = stack.parts(Set.of("messaging-service"));

        // Then
        assertThat(parts)
                .extracting(Part::name)
                .containsExactly("postgres", "kafka", "sandbox", "keycloak", "messaging-service");
    }

    @Test
    void letsTheConsoleCallTheGateway() {
        // When
        var gateway = service(stack, "api-gateway").config();

        // Then
        assertThat(gateway).containsEntry("kring.gateway.origins", "http://localhost:6173");
    }

    @Test
    void tellsBothSidesOfTheSmsProviderTheSameToken() {
        // When
        var messaging = service(stack, "messaging-service").config();

        // Then
        assertThat(messaging.get("kring.sms.saari.auth-token"))
                .hasSize(32)
                .isEqualTo(service(stack, "api-gateway").config().get("kring.twilio.saari.auth-token"))
                .isNotEqualTo(messaging.get("kring.sms.meer.auth-token"));
    }

    @Test
    void keepsItsSecrets() {
        // Given
        var before = service(stack, "leads-service").config();

        // When
        var after = service(place(), "leads-service").config();

        // Then
        assertThat(after).isEqualTo(before);
    }

    private static ServicePart service(Stack stack, String name) {
        return (ServicePart) stack.parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
