package io.kring.gateway.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kring.gateway.GatewayConfig;
import io.kring.gateway.problem.Problem;
import io.kring.gateway.problem.ProblemException;
import io.kring.gateway.upload.BodyTooLargeException;
import io.kring.gateway.upload.LimitedBody;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Takes Twilio's webhooks: nothing that it did not sign goes any further, and what it signed is on Kafka before the 2xx. */
@ApplicationScoped
class TwilioRoutes {
    private static final int BODY_LIMIT = 64 << 10;
    private static final int PARAMETERS_LIMIT = 256;

    private final String publicUrl;
    private final Map<String, TwilioSignature> signatures;
    private final InboundEvents events;
    private final MeterRegistry metrics;

    TwilioRoutes(GatewayConfig gateway, TwilioConfig twilio, InboundEvents events, MeterRegistry metrics) {
        this.publicUrl = gateway.publicUrl().toString();
        this.signatures = twilio.byTenant().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> new TwilioSignature(entry.getValue().authToken())));
        this.events = events;
        this.metrics = metrics;
    }

    void register(@Observes Router router) {
        router.post("/hooks/:tenant/twilio/sms").handler(ctx -> receive(ctx, TwilioWebhook.Kind.SMS));
        router.post("/hooks/:tenant/twilio/status").handler(ctx -> receive(ctx, TwilioWebhook.Kind.STATUS));
    }

    private void receive(RoutingContext ctx, TwilioWebhook.Kind kind) {
        form(ctx.request())
                .map(posted -> signed(ctx, kind, posted))
                .compose(events::publish)
                .onSuccess(done -> answer(ctx, kind))
                .onFailure(failure -> Problem.of(failure).send(ctx))
                .onComplete(done -> metrics.counter(
                                "kring.webhooks",
                                "kind",
                                kind.word,
                                "status",
                                String.valueOf(ctx.response().getStatusCode()))
                        .increment());
    }

    private static Future<Map<String, List<String>>> form(HttpServerRequest request) {
        var type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")) {
            return Future.failedFuture(new ProblemException(new Problem(
                    HttpResponseStatus.UNSUPPORTED_MEDIA_TYPE, "Webhooks are application/x-www-form-urlencoded")));
        }
        return LimitedBody.read(request, BODY_LIMIT)
                .recover(failure -> Future.failedFuture(
                        failure instanceof BodyTooLargeException
                                ? new ProblemException(Problem.tooLarge(BODY_LIMIT))
                                : failure))
                .map(TwilioRoutes::parameters);
    }

    private static Map<String, List<String>> parameters(Buffer form) {
        try {
            return new QueryStringDecoder(form.toString(UTF_8), UTF_8, false, PARAMETERS_LIMIT).parameters();
        } catch (IllegalArgumentException e) {
            throw new ProblemException(new Problem(HttpResponseStatus.BAD_REQUEST, "The form cannot be decoded"));
        }
    }

    private TwilioWebhook signed(RoutingContext ctx, TwilioWebhook.Kind kind, Map<String, List<String>> posted) {
        var tenant = ctx.pathParam("tenant");
        var signature = ctx.request().getHeader("X-Twilio-Signature");
        var expected = signatures.get(tenant);
        var url = URI.create(publicUrl + ctx.request().uri());
        if (expected == null || signature == null || !expected.isOf(signature, url, posted)) {
            throw new ProblemException(new Problem(HttpResponseStatus.FORBIDDEN, "The signature is not right"));
        }
        var parameters = new TreeMap<String, String>();
        new QueryStringDecoder(ctx.request().uri(), UTF_8)
                .parameters()
                .forEach((name, values) -> parameters.put(name, values.getFirst()));
        posted.forEach((name, values) -> parameters.put(name, values.getFirst()));
        return new TwilioWebhook(tenant, kind, parameters);
    }

    private static void answer(RoutingContext ctx, TwilioWebhook.Kind kind) {
        switch (kind) {
            case SMS ->
                ctx.response().putHeader(HttpHeaders.CONTENT_TYPE, "text/xml").end("<Response/>");
            case STATUS -> ctx.response().setStatusCode(204).end();
        }
    }
}
