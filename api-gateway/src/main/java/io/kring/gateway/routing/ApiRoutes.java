package io.kring.gateway.routing;

import io.kring.gateway.access.TokenCheck;
import io.kring.gateway.limit.Quota;
import io.kring.gateway.limit.RateLimits;
import io.kring.gateway.problem.Problem;
import io.kring.gateway.problem.ProblemException;
import io.kring.gateway.upload.LimitedBody;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** The way of an API request: known path, body not too large, valid token, within the limits, on to its service. */
@ApplicationScoped
class ApiRoutes {
    private final Routes routes;
    private final BodyLimits bodies;
    private final TokenCheck tokens;
    private final RateLimits limits;
    private final Forwarder forwarder;

    ApiRoutes(Routes routes, BodyLimits bodies, TokenCheck tokens, RateLimits limits, Forwarder forwarder) {
        this.routes = routes;
        this.bodies = bodies;
        this.tokens = tokens;
        this.limits = limits;
        this.forwarder = forwarder;
    }

    void register(@Observes Router router) {
        router.route("/api/*").handler(this::handle);
    }

    private void handle(RoutingContext ctx) {
        ctx.request().pause();
        ctx.response().putHeader(RequestHeaders.REQUEST_ID, RequestHeaders.requestId(ctx.request()));
        var path = ctx.normalizedPath();
        var service = routes.owner(path).orElse(null);
        var bodyLimit = bodies.of(path);
        if (service == null) {
            Problem.notFound(path).send(ctx);
        } else if (LimitedBody.announced(ctx.request()) > bodyLimit) {
            Problem.tooLarge(bodyLimit).send(ctx);
        } else {
            quota(ctx, path)
                    .onSuccess(quota -> quota.write(ctx.response().headers()))
                    .compose(ApiRoutes::within)
                    .onSuccess(quota -> forwarder.forward(ctx, service, bodyLimit))
                    .onFailure(failure -> Problem.of(failure).send(ctx));
        }
    }

    private Future<Quota> quota(RoutingContext ctx, String path) {
        var address = ctx.request().remoteAddress().hostAddress();
        return Routes.isPublic(path)
                ? Future.succeededFuture(limits.ofPublic(address, path))
                : tokens.caller(ctx).map(limits::ofClient).recover(failure -> refused(failure, address));
    }

    /** Who guesses tokens has none. */
    private Future<Quota> refused(Throwable failure, String address) {
        if (failure instanceof ProblemException known
                && known.problem().status().equals(HttpResponseStatus.UNAUTHORIZED)) {
            var quota = limits.ofAddress(address);
            if (quota.isUsedUp()) {
                return Future.succeededFuture(quota);
            }
        }
        return Future.failedFuture(failure);
    }

    private static Future<Quota> within(Quota quota) {
        return quota.isUsedUp()
                ? Future.failedFuture(new ProblemException(new Problem(
                                HttpResponseStatus.TOO_MANY_REQUESTS,
                                "More than " + quota.perMinute() + " requests a minute")
                        .with("Retry-After", String.valueOf(quota.retrySeconds()))))
                : Future.succeededFuture(quota);
    }
}
