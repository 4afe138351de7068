package io.kring.platform.tenant;

import io.quarkus.arc.Arc;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The organisation on whose behalf the present work is done. HTTP requests get it from the token, listeners from the
 * event, timers name it themselves; work without a tenant fails.
 */
public final class Tenant {
    private static final ScopedValue<String> CURRENT = ScopedValue.newInstance();
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private Tenant() {}

    /** @throws NoTenantException where nothing says for whom the work is done */
    public static String current() {
        if (CURRENT.isBound()) {
            return CURRENT.get();
        }
        var container = Arc.container();
        if (container != null && container.requestContext().isActive()) {
            var tenant = container.instance(RequestTenant.class).get().tenant();
            if (tenant != null) {
                return tenant;
            }
        }
        throw new NoTenantException();
    }

    public static void run(String tenant, Runnable work) {
        call(tenant, () -> {
            work.run();
            return true;
        });
    }

    public static <T> T call(String tenant, Supplier<T> work) {
        return ScopedValue.where(CURRENT, checked(tenant)).call(() -> inRequest(work));
    }

    /**
     * Hibernate asks for the tenant only while a request is active, and only once in it, so that each tenant's work is a
     * request of its own.
     */
    private static <T> T inRequest(Supplier<T> work) {
        if (Arc.container() == null) {
            return work.get();
        }
        var request = Arc.container().requestContext();
        var outer = request.getStateIfActive();
        request.activate();
        try {
            return work.get();
        } finally {
            request.terminate();
            if (outer != null) {
                request.activate(outer);
            }
        }
    }

    /** Whether it can be the name of one. */
    public static boolean isName(String tenant) {
        return NAME.matcher(tenant).matches();
    }

    private static String checked(String tenant) {
        if (!isName(tenant)) {
            throw new NoTenantException();
        }
        return tenant;
    }
}
