package io.kring.gateway.routing;

import io.opentelemetry.api.trace.Span;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** What of a request's and an answer's headers goes on, and what the gateway says itself. */
final class RequestHeaders {
    static final String REQUEST_ID = "X-Request-Id";

    private static final Pattern GOOD_ID = Pattern.compile("[A-Za-z0-9._:/+=-]{1,128}");
    private static final List<String> HOP_BY_HOP =
            List.of("connection", "keep-alive", "proxy-connection", "te", "trailer", "upgrade", "proxy-authenticate");
    private static final List<String> OURS_TO_SAY = List.of(
            "forwarded", "x-real-ip", "x-forwarded-for", "x-forwarded-proto", "x-forwarded-host", "x-forwarded-port");

    private static final List<String> TRACE_CONTEXT = List.of("traceparent", "tracestate");

    private RequestHeaders() {}

    /** The client's own id if it is a sane one. */
    static String requestId(HttpServerRequest request) {
        var given = request.getHeader(REQUEST_ID);
        return given != null && GOOD_ID.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
    }

    /** Says who asks; what the client claims of itself counts only if the server trusts it as a proxy. */
    static void prepare(MultiMap headers, HttpServerRequest request, String requestId) {
        dropHopByHop(headers);
        OURS_TO_SAY.forEach(headers::remove);
        headers.remove(HttpHeaders.EXPECT);
        if (Span.current().getSpanContext().isValid()) {
            // The client's span is the parent of ours, which the HTTP client will name to the service
            TRACE_CONTEXT.forEach(headers::remove);
        }
        headers.set("X-Forwarded-For", request.remoteAddress().hostAddress());
        headers.set("X-Forwarded-Proto", request.scheme());
        var authority = request.authority();
        if (authority != null) {
            headers.set("X-Forwarded-Host", authority.toString());
        }
        headers.set(REQUEST_ID, requestId);
    }

    static void dropHopByHop(MultiMap headers) {
        headers.getAll(HttpHeaders.CONNECTION).stream()
                .flatMap(named -> Pattern.compile(",").splitAsStream(named))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList()
                .forEach(headers::remove);
        HOP_BY_HOP.forEach(headers::remove);
    }
}
