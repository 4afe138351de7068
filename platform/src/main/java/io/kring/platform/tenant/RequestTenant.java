package io.kring.platform.tenant;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** The tenant of one HTTP request. */
@RequestScoped
public class RequestTenant {
    private @Nullable String tenant;

    @Nullable
    String tenant() {
        return tenant;
    }

    void set(String tenant) {
        this.tenant = tenant;
    }
}
