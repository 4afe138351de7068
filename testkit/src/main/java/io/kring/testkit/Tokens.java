package io.kring.testkit;

import io.smallrye.jwt.build.Jwt;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Access tokens as Keycloak issues them, signed by a key of the test run. */
public final class Tokens {
    private static final Supplier<KeyPair> KEY = Once.of(Tokens::key);

    private Tokens() {}

    /** A token of a user with these roles. */
    public static String of(String tenant, String user, String... roles) {
        return of(Duration.ofMinutes(30), tenant, user, roles);
    }

    /** A token that expires after so long. */
    public static String of(Duration life, String tenant, String user, String... roles) {
        return Jwt.claims()
                .subject(UUID.nameUUIDFromBytes((tenant + user).getBytes(StandardCharsets.UTF_8))
                        .toString())
                .claim("preferred_username", user)
                .claim("azp", "kring-console")
                .claim("tenant", tenant)
                .claim("realm_access", Map.of("roles", List.of(roles)))
                .audience("kring-api")
                .expiresIn(life)
                .sign(KEY.get().getPrivate());
    }

    /** A token that says nothing of a tenant. */
    public static String withoutTenant(String user, String... roles) {
        return Jwt.claims()
                .claim("preferred_username", user)
                .claim("realm_access", Map.of("roles", List.of(roles)))
                .audience("kring-api")
                .expiresIn(Duration.ofMinutes(30))
                .sign(KEY.get().getPrivate());
    }

    static String publicKey() {
        return Base64.getEncoder().encodeToString(KEY.get().getPublic().getEncoded());
    }

    private static KeyPair key() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
