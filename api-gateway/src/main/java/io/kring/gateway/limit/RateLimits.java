package io.kring.gateway.limit;

import io.github.bucket4j.TimeMeter;
import io.kring.gateway.GatewayConfig;
import io.kring.gateway.access.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;

/** The limits on what clients may ask for. */
@ApplicationScoped
public class RateLimits {
    private final RateLimit perClient;
    private final RateLimit perAddress;
    private final RateLimit perForm;

    RateLimits(GatewayConfig config) {
        var rate = config.rate();
        perClient = new RateLimit("client", rate.perClient(), rate.clientsKnown(), TimeMeter.SYSTEM_NANOTIME);
        perAddress = new RateLimit("address", rate.perAddress(), rate.clientsKnown(), TimeMeter.SYSTEM_NANOTIME);
        perForm = new RateLimit("form", rate.perForm(), rate.clientsKnown(), TimeMeter.SYSTEM_NANOTIME);
    }

    public Quota ofClient(Caller caller) {
        return perClient.take(caller.tenant() + "/" + caller.client() + "/" + caller.subject());
    }

    /** Of somebody without a valid token. */
    public Quota ofAddress(String address) {
        return perAddress.take(Networks.of(address));
    }

    /** Of a public form's visitor; one address that is over its limit uses nothing up of the form's. */
    public Quota ofPublic(String address, String path) {
        var own = ofAddress(address);
        return own.isUsedUp() ? own : own.tighter(perForm.take(form(path)));
    }

    /** {@code /api/v1/public/meer/forms/newsletter}, whatever follows. */
    private static String form(String path) {
        var segments = path.split("/", 8);
        return String.join("/", Arrays.copyOf(segments, Math.min(segments.length, 7)));
    }
}
