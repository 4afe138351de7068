package io.kring.gateway.access;

import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, as the token says.
 *
 * @param client the application that the token was issued to
 */
public record Caller(
        @Nullable String tenant,
        @Nullable String client,
        @Nullable String subject) {
    static Caller of(JsonWebToken token) {
        return new Caller(token.getClaim("tenant"), token.getClaim("azp"), token.getSubject());
    }
}
