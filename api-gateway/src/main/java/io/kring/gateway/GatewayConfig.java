package io.kring.gateway;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be set of the gateway itself. */
@ConfigMapping(prefix = "kring.gateway")
public interface GatewayConfig {
    /** Where the gateway is seen from outside, without a slash at the end; providers sign this address. */
    URI publicUrl();

    /** The realm where people log in, as their browsers see it. */
    URI loginUrl();

    /** Other sites whose pages may call the gateway from a browser. */
    Optional<List<String>> origins();

    /** How long a service may take to begin its answer, once it has the whole request. */
    Duration responseTimeout();

    Duration lookAtServicesEvery();

    Body body();

    Rate rate();

    /** The largest request bodies. */
    interface Body {
        MemorySize limit();

        /** By path, where more is needed. */
        Map<String, MemorySize> larger();
    }

    /** Requests a minute. */
    interface Rate {
        int perClient();

        /** Without a valid token, from one network address. */
        int perAddress();

        /** Without a token, to one form, from everywhere. */
        int perForm();

        /** How many clients are kept in memory; the one not seen for longest is forgotten. */
        int clientsKnown();
    }
}
