package io.kring.gateway.routing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which service a path belongs to. */
@ApplicationScoped
public class Routes {
    private record Route(PathPattern pattern, Service service) {}

    private final List<Service> services;
    private final List<Route> routes;

    Routes(ServicesConfig config) {
        services = config.byName().entrySet().stream()
                .map(entry -> new Service(
                        entry.getKey(), entry.getValue().url(), entry.getValue().paths()))
                .sorted(Comparator.comparing(Service::name))
                .toList();
        routes = services.stream()
                .flatMap(service -> service.paths().stream().map(path -> new Route(PathPattern.of(path), service)))
                .toList();
    }

    /** All of them, by name. */
    public List<Service> services() {
        return services;
    }

    public Optional<Service> owner(String path) {
        var segments = PathPattern.split(path);
        return routes.stream()
                .filter(route -> route.pattern().covers(segments))
                .findFirst()
                .map(Route::service);
    }

    /** Whether it is open to everybody, without a token. */
    public static boolean isPublic(String path) {
        return path.startsWith("/api/v1/public/");
    }
}
