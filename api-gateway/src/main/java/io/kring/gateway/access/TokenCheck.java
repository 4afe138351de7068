package io.kring.gateway.access;

import io.kring.gateway.problem.Problem;
import io.kring.gateway.problem.ProblemException;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

/** Lets only those in who bring a valid token of the realm; the services check it again themselves. */
@ApplicationScoped
public class TokenCheck {
    private static final Logger LOG = Logger.getLogger(TokenCheck.class);

    private static final BiConsumer<RoutingContext, Throwable> ANSWERED_HERE = (ctx, failure) -> {};

    private final KnownCallers callers = new KnownCallers(Clock.systemUTC());
    private final IdentityProviderManager identities;

    TokenCheck(IdentityProviderManager identities) {
        this.identities = identities;
    }

    /** Fails with a {@link ProblemException} for everybody else. */
    public Future<Caller> caller(RoutingContext ctx) {
        var authorization = ctx.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null) {
            return Future.failedFuture(unauthorised("Send an access token: Authorization: Bearer ...", "Bearer"));
        }
        var known = callers.find(authorization);
        return known != null
                ? Future.succeededFuture(known)
                : check(ctx).map(identity -> remember(authorization, identity));
    }

    private Future<SecurityIdentity> check(RoutingContext ctx) {
        // Else Quarkus itself ends the request, with an empty body
        ctx.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, ANSWERED_HERE);
        return ctx.vertx()
                .executeBlocking(() -> QuarkusHttpUser.getSecurityIdentityBlocking(ctx, identities), false)
                .recover(failure -> Future.failedFuture(refused(failure)));
    }

    private Caller remember(String authorization, SecurityIdentity identity) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            throw unauthorised("Only Bearer tokens are accepted", "Bearer");
        }
        var caller = Caller.of(token);
        callers.add(authorization, caller, Instant.ofEpochSecond(token.getExpirationTime()));
        return caller;
    }

    private static ProblemException refused(Throwable failure) {
        if (failure instanceof AuthenticationFailedException) {
            return unauthorised("The access token is not valid, or no longer", "Bearer error=\"invalid_token\"");
        }
        LOG.warn("Tokens cannot be checked", failure);
        return new ProblemException(new Problem(
                        HttpResponseStatus.SERVICE_UNAVAILABLE,
                        "Tokens cannot be checked: the login service does not answer")
                .with("Retry-After", "5"));
    }

    private static ProblemException unauthorised(String detail, String challenge) {
        return new ProblemException(
                new Problem(HttpResponseStatus.UNAUTHORIZED, detail).with("WWW-Authenticate", challenge));
    }
}
