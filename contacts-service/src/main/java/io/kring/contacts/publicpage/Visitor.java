package io.kring.contacts.publicpage;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.RequestScoped;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** Who opened a page, as far as the connection tells. */
@RequestScoped
public class Visitor {
    private final CurrentVertxRequest request;

    Visitor(CurrentVertxRequest request) {
        this.request = request;
    }

    /** Behind a trusted proxy ({@code kring.trust-proxies}) the address that it forwards; null where that is none. */
    public @Nullable String ip() {
        var remote = request.getCurrent().request().remoteAddress().hostAddress();
        if (remote == null) {
            return null;
        }
        try {
            return InetAddress.ofLiteral(remote).getHostAddress();
        } catch (IllegalArgumentException notAnAddress) {
            return null;
        }
    }
}
