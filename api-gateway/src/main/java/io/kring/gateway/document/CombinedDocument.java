package io.kring.gateway.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kring.gateway.GatewayConfig;
import io.kring.gateway.routing.Routes;
import io.kring.gateway.routing.Service;
import io.kring.gateway.routing.ServiceClient;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The OpenAPI document of the whole suite, made of those of the services that answer, again and again in the background. */
@ApplicationScoped
public class CombinedDocument {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final String SOURCE = "/openapi?format=json";

    private record State(Buffer document, Map<String, Boolean> reachable) {}

    private final Vertx vertx;
    private final ObjectMapper json;
    private final GatewayConfig config;
    private final Routes routes;
    private final ServiceClient services;
    private volatile @Nullable State state;
    private volatile long timer;

    CombinedDocument(Vertx vertx, ObjectMapper json, GatewayConfig config, Routes routes, ServiceClient services) {
        this.vertx = vertx;
        this.json = json;
        this.config = config;
        this.routes = routes;
        this.services = services;
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(1, config.lookAtServicesEvery().toMillis(), tick -> refresh());
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    /** As of the last look at the services. */
    Future<Buffer> read() {
        var known = state;
        return known == null ? refresh().map(State::document) : Future.succeededFuture(known.document());
    }

    /** Which services answered at the last look, by name. */
    public Map<String, Boolean> reachable() {
        var known = state;
        return known == null ? Map.of() : known.reachable();
    }

    private Future<State> refresh() {
        var documents = routes.services().stream().map(this::fetch).toList();
        return Future.join(documents)
                .otherwiseEmpty()
                .compose(done -> vertx.executeBlocking(() -> combine(documents), false))
                .onSuccess(fresh -> state = fresh);
    }

    private record Fetched(Service service, JsonNode document) {}

    private Future<Fetched> fetch(Service service) {
        return services.read(service, SOURCE, PATIENCE).map(text -> {
            try {
                return new Fetched(service, json.readTree(text.getBytes()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private State combine(List<Future<Fetched>> documents) throws IOException {
        var reachable = new TreeMap<String, Boolean>();
        routes.services().forEach(service -> reachable.put(service.name(), false));
        var merge = new OpenApiMerge(base());
        documents.stream().filter(Future::succeeded).map(Future::result).forEach(fetched -> {
            var service = fetched.service();
            reachable.put(service.name(), true);
            merge.add(
                    service.name(),
                    fetched.document(),
                    path -> routes.owner(path).filter(service::equals).isPresent());
        });
        var whole = merge.result();
        openPublicPaths(whole);
        sayWhoIsMissing(whole, reachable);
        return new State(Buffer.buffer(json.writeValueAsBytes(whole)), reachable);
    }

    private ObjectNode base() throws IOException {
        try (var base = Objects.requireNonNull(CombinedDocument.class.getResourceAsStream("/openapi-base.json"))) {
            var text = new String(base.readAllBytes(), UTF_8)
                    .replace("{public-url}", config.publicUrl().toString())
                    .replace("{login-url}", config.loginUrl().toString());
            return (ObjectNode) json.readTree(text);
        }
    }

    private static void openPublicPaths(ObjectNode whole) {
        whole.path("paths").properties().stream()
                .filter(path -> Routes.isPublic(path.getKey()))
                .flatMap(path -> path.getValue().valueStream())
                .filter(ObjectNode.class::isInstance)
                .forEach(operation -> ((ObjectNode) operation).putArray("security"));
    }

    private static void sayWhoIsMissing(ObjectNode whole, Map<String, Boolean> reachable) {
        var missing = reachable.entrySet().stream()
                .filter(service -> !service.getValue())
                .map(Map.Entry::getKey)
                .toList();
        if (!missing.isEmpty()) {
            var info = whole.withObjectProperty("info");
            info.put(
                    "description",
                    info.path("description").asText() + " Left out, because they do not answer at present: "
                            + String.join(", ", missing) + ".");
        }
    }
}
