package io.kring.gateway.routing;

import io.kring.gateway.GatewayConfig;
import io.kring.gateway.problem.Problem;
import io.kring.gateway.upload.LimitedBody;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.net.SocketException;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Passes a request on to its service and the answer back, both as they come, without keeping them. */
@ApplicationScoped
class Forwarder {
    private static final Logger LOG = Logger.getLogger(Forwarder.class);
    private static final String RETRY_SECONDS = "5";
    private static final String PAGE_POLICY = "Content-Security-Policy";

    private final ServiceClient services;
    private final long responseTimeoutMs;

    Forwarder(ServiceClient services, GatewayConfig config) {
        this.services = services;
        this.responseTimeoutMs = config.responseTimeout().toMillis();
    }

    void forward(RoutingContext ctx, Service service, long bodyLimit) {
        var passage = new Passage(ctx, service, bodyLimit);
        HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), services.client())
                .origin(passage::open)
                .addInterceptor(passage)
                .handle(ctx.request());
    }

    /** One request on its way. */
    private final class Passage implements ProxyInterceptor {
        private final RoutingContext ctx;
        private final Service service;
        private final long bodyLimit;
        private final LimitedBody body;
        private final Promise<Void> sent = Promise.promise();

        Passage(RoutingContext ctx, Service service, long bodyLimit) {
            this.ctx = ctx;
            this.service = service;
            this.bodyLimit = bodyLimit;
            this.body = new LimitedBody(ctx.request(), bodyLimit, sent::tryComplete);
        }

        Future<HttpClientRequest> open(ProxyContext context) {
            return services.request(service)
                    .onSuccess(request -> sent.future().onSuccess(end -> request.idleTimeout(responseTimeoutMs)));
        }

        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
            var request = context.request();
            var query = ctx.request().query();
            // As the routes saw it, so that the service cannot read another path from it
            request.setURI(query == null ? ctx.normalizedPath() : ctx.normalizedPath() + "?" + query);
            request.setBody(Body.body(body, LimitedBody.announced(ctx.request())));
            RequestHeaders.prepare(
                    request.headers(), ctx.request(), ctx.response().headers().get(RequestHeaders.REQUEST_ID));
            return context.sendRequest()
                    .recover(failure -> isRepeatable(failure) ? repeat(context) : Future.failedFuture(failure))
                    .recover(failure -> Future.succeededFuture(failed(request, failure)));
        }

        /**
         * A kept connection may be closed just as a request is sent over it. What only reads is then asked once more, over another one
         * (<a href="https://www.rfc-editor.org/rfc/rfc9110.html#section-9.2.2">RFC 9110, 9.2.2</a>).
         */
        private boolean isRepeatable(Throwable failure) {
            var request = ctx.request();
            var onlyReads = request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
            var closed = failure instanceof HttpClosedException
                    || failure instanceof SocketException && !(failure instanceof ConnectException);
            return closed && onlyReads && body.isEmpty();
        }

        private Future<ProxyResponse> repeat(ProxyContext context) {
            LOG.debugf("%s: %s is asked once more", service.name(), ctx.normalizedPath());
            context.request().setBody(null);
            return context.sendRequest();
        }

        @Override
        public Future<Void> handleProxyResponse(ProxyContext context) {
            var headers = context.response().headers();
            RequestHeaders.dropHopByHop(headers);
            if (headers.contains(PAGE_POLICY)) {
                // A page of a service knows what it loads and where its forms go; ours is for our own pages
                ctx.response().headers().remove(PAGE_POLICY);
            }
            ctx.response().headers().names().forEach(headers::remove);
            return context.sendResponse();
        }

        private ProxyResponse failed(ProxyRequest request, Throwable failure) {
            var problem = problem(failure);
            Problem.discardRest(ctx);
            var response = request.response().setStatusCode(problem.status().code());
            problem.headers().forEach(response::putHeader);
            return response.putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                    .setBody(Body.body(problem.body()));
        }

        private Problem problem(Throwable failure) {
            if (body.isTooLarge()) {
                return Problem.tooLarge(bodyLimit);
            }
            LOG.warnf("%s: %s", service.name(), failure);
            var late = failure instanceof TimeoutException;
            return new Problem(
                            late ? HttpResponseStatus.GATEWAY_TIMEOUT : HttpResponseStatus.SERVICE_UNAVAILABLE,
                            "The service " + service.name()
                                    + (late ? " took too long to answer" : " does not answer; it should be back soon"))
                    .with("Retry-After", RETRY_SECONDS);
        }
    }
}
