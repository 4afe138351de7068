package io.kring.gateway.routing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** The services behind the gateway, by name. */
@ConfigMapping(prefix = "kring.services")
interface ServicesConfig {
    @WithParentName
    Map<String, ServiceConfig> byName();

    /** One service. */
    interface ServiceConfig {
        URI url();

        /** The paths that it owns, with all below them; {@code *} stands for one segment. */
        List<String> paths();
    }
}
