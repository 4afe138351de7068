package io.kring.gateway.routing;

import io.kring.gateway.GatewayConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Talks to the services over kept connections. */
@ApplicationScoped
public class ServiceClient {
    private static final int CONNECTIONS_PER_SERVICE = 128;
    private static final int WAITING_PER_SERVICE = 1_000;
    private static final int CONNECT_TIMEOUT_MS = 2_000;

    private final HttpClient client;

    ServiceClient(Vertx vertx, GatewayConfig config) {
        var options = new HttpClientOptions()
                .setConnectTimeout(CONNECT_TIMEOUT_MS)
                .setKeepAliveTimeout(30)
                .setMaxWaitQueueSize(WAITING_PER_SERVICE)
                // Catches a transfer that stands still; the wait for an answer has its own, shorter limit
                .setIdleTimeout((int) config.responseTimeout().multipliedBy(2).toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        client = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(CONNECTIONS_PER_SERVICE));
    }

    HttpClient client() {
        return client;
    }

    Future<HttpClientRequest> request(Service service) {
        return client.request(to(service));
    }

    /** Reads a small document of a service; fails if it takes longer or is refused. */
    public Future<Buffer> read(Service service, String uri, Duration timeout) {
        return client.request(to(service).setMethod(HttpMethod.GET).setURI(uri).setTimeout(timeout.toMillis()))
                .compose(HttpClientRequest::send)
                .compose(response -> response.statusCode() == 200
                        ? response.body()
                        : Future.failedFuture(service.name() + " answers " + response.statusCode()));
    }

    private static RequestOptions to(Service service) {
        return new RequestOptions()
                .setHost(service.url().getHost())
                .setPort(service.port())
                .setSsl(service.isTls());
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
