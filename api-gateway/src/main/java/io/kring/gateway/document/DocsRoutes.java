package io.kring.gateway.document;

import io.kring.gateway.problem.Problem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.Objects;
import java.util.Properties;

/** The OpenAPI document, and the page to try it out on. */
@ApplicationScoped
class DocsRoutes {
    private final CombinedDocument document;
    private final String swaggerUi;

    DocsRoutes(CombinedDocument document) throws IOException {
        this.document = document;
        this.swaggerUi = "/webjars/swagger-ui/" + version() + "/";
    }

    void register(@Observes Router router) {
        router.get("/openapi.json").handler(this::document);
        router.get("/docs").handler(ctx -> {
            if (ctx.normalizedPath().equals("/docs")) {
                ctx.redirect("/docs/");
            } else {
                ctx.next();
            }
        });
        router.get("/docs/ui/:file").handler(ctx -> ctx.reroute(swaggerUi + ctx.pathParam("file")));
    }

    private void document(RoutingContext ctx) {
        document.read()
                .onSuccess(text -> ctx.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                        .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                        .end(text))
                .onFailure(failure -> Problem.of(failure).send(ctx));
    }

    private static String version() throws IOException {
        var artifact = "META-INF/maven/org.webjars/swagger-ui/pom.properties";
        var loader = Thread.currentThread().getContextClassLoader();
        try (var file = Objects.requireNonNull(loader.getResourceAsStream(artifact), artifact)) {
            var properties = new Properties();
            properties.load(file);
            return Objects.requireNonNull(properties.getProperty("version"));
        }
    }
}
