package io.kring.gateway.webhook;

import java.time.Instant;
import java.util.Map;

/**
 * A webhook of a channel provider, as accepted.
 *
 * @param parameters as posted, with those of the address
 */
record InboundReceived(String provider, String kind, Map<String, String> parameters, Instant receivedAt) {
    static final String TYPE = "inbound.received.v1";
}
