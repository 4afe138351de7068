package io.kring.gateway.routing;

import java.net.URI;
import java.util.List;

/** A service behind the gateway. */
public record Service(String name, URI url, List<String> paths) {
    public Service {
        if (url.getHost() == null) {
            throw new IllegalArgumentException("kring.services." + name + ".url is not an address: " + url);
        }
    }

    boolean isTls() {
        return "https".equals(url.getScheme());
    }

    int port() {
        return url.getPort() >= 0 ? url.getPort() : isTls() ? 443 : 80;
    }
}
