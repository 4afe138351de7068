package io.kring.leads.form;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.RequestScoped;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** Who fills in a form, as far as the connection tells. */
@RequestScoped
class Visitor {
    private final CurrentVertxRequest request;

    Visitor(CurrentVertxRequest request) {
        this.request = request;
    }

    /** Behind a trusted proxy ({@code kring.trust-proxies}) the address that it forwards; null where that is none. */
    @Nullable
    String ip() {
        var remote = request.getCurrent().request().remoteAddress().hostAddress();
        return remote == null ? null : literal(remote);
    }

    static @Nullable String literal(String address) {
        try {
            return InetAddress.ofLiteral(address).getHostAddress();
        } catch (IllegalArgumentException notAnAddress) {
            return null;
        }
    }
}
