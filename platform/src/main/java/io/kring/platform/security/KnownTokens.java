package io.kring.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Remembers whom a token stands for. Callers send the same token with thousands of requests, and checking its signature and
 * reading its claims costs more than reading a record. A token that has expired is checked again, and every one each minute, so
 * that a key that Keycloak has withdrawn is soon of no use.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class KnownTokens implements HttpAuthenticationMechanism {
    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final int MOST = 2_000;

    private final OidcAuthenticationMechanism oidc;
    private final Cache<String, SecurityIdentity> known =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).build();

    KnownTokens(OidcAuthenticationMechanism oidc) {
        this.oidc = oidc;
    }

    @Override
    public int getPriority() {
        return oidc.getPriority() + 1;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager identities) {
        var authorization = request.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null) {
            return oidc.authenticate(request, identities);
        }
        var identity = known.getIfPresent(authorization);
        if (identity != null && isValid(identity)) {
            return Uni.createFrom().item(identity);
        }
        return oidc.authenticate(request, identities)
                .onItem()
                .ifNotNull()
                .invoke(checked -> known.put(authorization, withoutRequest(checked)));
    }

    private static boolean isValid(SecurityIdentity identity) {
        return identity.getPrincipal() instanceof JsonWebToken token
                && Instant.now().getEpochSecond() < token.getExpirationTime();
    }

    /** Without the attributes, which hold on to the request that came first. */
    private static SecurityIdentity withoutRequest(SecurityIdentity identity) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addRoles(identity.getRoles())
                .addCredentials(identity.getCredentials())
                .build();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return oidc.getChallenge(request);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return oidc.getCredentialTypes();
    }

    @Override
    public Uni<@Nullable HttpCredentialTransport> getCredentialTransport(RoutingContext request) {
        return oidc.getCredentialTransport(request);
    }
}
