package io.kring.messaging.sending;

import io.kring.messaging.directory.Channel;
import java.time.Duration;

/** Brings the messages of one channel to somebody who delivers them. */
public interface Provider {
    Channel channel();

    /** How many calls it may get at once. */
    int concurrency();

    /** The longest that a call takes; nobody else gets a message meanwhile. */
    Duration timeout();

    /** Blocks until the provider has answered. */
    Outcome send(Outgoing message);
}
