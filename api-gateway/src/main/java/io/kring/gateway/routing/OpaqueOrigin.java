package io.kring.gateway.routing;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * A page that tells nobody where it was opened from (Referrer-Policy no-referrer) sends its own form with {@code Origin: null},
 * which CORS takes for a stranger's. On public paths it counts as no origin: scripts of other sites cannot read the answer
 * then, and there is no login that they could misuse.
 */
@ApplicationScoped
class OpaqueOrigin {
    private static final int BEFORE_CORS = 1_000;
    private static final String OPAQUE = "null";

    void register(@Observes Filters filters) {
        filters.register(OpaqueOrigin::drop, BEFORE_CORS);
    }

    private static void drop(RoutingContext ctx) {
        var headers = ctx.request().headers();
        if (OPAQUE.equals(headers.get(HttpHeaders.ORIGIN)) && Routes.isPublic(ctx.normalizedPath())) {
            headers.remove(HttpHeaders.ORIGIN);
        }
        ctx.next();
    }
}
