package io.kring.platform.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response.Status;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Says what is wrong with a body that is too large; Quarkus refuses it without a word. */
@ApplicationScoped
class BodyLimit {
    private static final int BEFORE_QUARKUS = 1_000;
    private static final long PATIENCE_MS = 5_000;
    private static final Status TOO_LARGE = Status.REQUEST_ENTITY_TOO_LARGE;

    private final long limit;

    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
        this.limit = limit.asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_QUARKUS);
    }

    private void check(RoutingContext context) {
        var length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null || Long.parseLong(length) <= limit) {
            context.next();
            return;
        }
        var message = "must not have more than " + limit + " bytes";
        var body = new JsonObject()
                .put("status", TOO_LARGE.getStatusCode())
                .put("title", TOO_LARGE.getReasonPhrase())
                .put("detail", "body " + message)
                .put(
                        "errors",
                        new JsonArray()
                                .add(new JsonObject().put("field", "body").put("message", message)))
                .toBuffer();
        context.response()
                .setStatusCode(TOO_LARGE.getStatusCode())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(body.length()));
        if (context.request().version() == HttpVersion.HTTP_2) {
            context.end(body);
        } else {
            context.response().putHeader(HttpHeaders.CONNECTION, "close").write(body);
            discardRest(context);
        }
    }

    /** Closing at once would reset the connection, and a caller that is still sending would never see the answer. */
    private static void discardRest(RoutingContext context) {
        context.request().handler(chunk -> {}).endHandler(all -> close(context)).resume();
        context.vertx().setTimer(PATIENCE_MS, timer -> close(context));
    }

    private static void close(RoutingContext context) {
        if (!context.response().ended()) {
            context.end().onComplete(sent -> context.request().connection().close());
        }
    }
}
