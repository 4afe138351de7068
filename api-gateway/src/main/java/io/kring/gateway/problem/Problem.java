package io.kring.gateway.problem;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * An error answer as RFC 9457 describes it, with the members that the services use.
 *
 * @param headers sent along, by name
 */
public record Problem(HttpResponseStatus status, String detail, Map<String, String> headers) {
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final Logger LOG = Logger.getLogger(Problem.class);
    private static final long PATIENCE_MS = 10_000;

    public Problem(HttpResponseStatus status, String detail) {
        this(status, detail, Map.of());
    }

    public static Problem notFound(String path) {
        return new Problem(HttpResponseStatus.NOT_FOUND, "There is nothing at " + path);
    }

    public static Problem tooLarge(long limit) {
        return new Problem(
                HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE,
                "The body may have at most " + limit + " bytes here; send it in parts");
    }

    /** What to answer after this failure; one that nobody foresaw is logged. */
    public static Problem of(Throwable failure) {
        if (failure instanceof ProblemException known) {
            return known.problem();
        }
        LOG.error("A request failed", failure);
        return new Problem(
                HttpResponseStatus.INTERNAL_SERVER_ERROR, "This is a fault of the gateway; it is in its log");
    }

    public Problem with(String header, String value) {
        var more = new HashMap<>(headers);
        more.put(header, value);
        return new Problem(status, detail, Map.copyOf(more));
    }

    public Buffer body() {
        return new JsonObject()
                .put("title", status.reasonPhrase())
                .put("status", status.code())
                .put("detail", detail)
                .toBuffer();
    }

    public void send(RoutingContext ctx) {
        var response = ctx.response();
        if (response.headWritten() || response.closed()) {
            return;
        }
        headers.forEach(response::putHeader);
        response.setStatusCode(status.code())
                .putHeader(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE)
                .end(body());
        discardRest(ctx);
    }

    /** Closing at once would reset the connection, and a client that is still sending would never see the answer. */
    public static void discardRest(RoutingContext ctx) {
        HttpServerRequest request = ctx.request();
        if (!request.isEnded()) {
            request.handler(chunk -> {}).resume();
            ctx.vertx().setTimer(PATIENCE_MS, timer -> {
                if (!request.isEnded()) {
                    request.connection().close();
                }
            });
        }
    }
}
