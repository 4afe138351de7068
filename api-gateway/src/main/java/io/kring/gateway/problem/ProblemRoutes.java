package io.kring.gateway.problem;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What the router itself refuses is a problem like any other. */
@ApplicationScoped
class ProblemRoutes {
    void register(@Observes Router router) {
        router.errorHandler(404, ctx -> Problem.notFound(ctx.normalizedPath()).send(ctx));
        router.errorHandler(
                400, ctx -> new Problem(HttpResponseStatus.BAD_REQUEST, "The request cannot be read").send(ctx));
    }
}
