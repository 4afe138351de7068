package io.kring.gateway.routing;

import io.kring.gateway.GatewayConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** How large a body each path takes. */
@ApplicationScoped
class BodyLimits {
    private record Larger(PathPattern pattern, long limit) {}

    private final long usual;
    private final List<Larger> larger;

    BodyLimits(GatewayConfig config) {
        usual = config.body().limit().asLongValue();
        larger = config.body().larger().entrySet().stream()
                .map(entry -> new Larger(
                        PathPattern.of(entry.getKey()), entry.getValue().asLongValue()))
                .toList();
    }

    /** In bytes. */
    long of(String path) {
        var segments = PathPattern.split(path);
        return larger.stream()
                .filter(entry -> entry.pattern().covers(segments))
                .mapToLong(Larger::limit)
                .max()
                .orElse(usual);
    }
}
