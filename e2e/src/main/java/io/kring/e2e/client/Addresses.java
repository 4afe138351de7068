package io.kring.e2e.client;

import java.util.Optional;

/** Where a stack is found: on this machine with the port offset of {@code KRING_PORT_OFFSET}, or wherever the variables say. */
public record Addresses(String gateway, String keycloak, String sandbox) {
    public static Addresses withOffset(int offset) {
        return new Addresses(
                environment("KRING_GATEWAY_URL").orElse("http://127.0.0.1:" + (8080 + offset)),
                environment("KRING_KEYCLOAK_URL").orElse("http://localhost:" + (8180 + offset)),
                environment("KRING_SANDBOX_URL").orElse("http://127.0.0.1:" + (8200 + offset)));
    }

    private static Optional<String> environment(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }
}
