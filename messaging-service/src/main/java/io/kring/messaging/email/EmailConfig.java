package io.kring.messaging.email;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.util.Map;

/** Whom e-mail is from: {@code kring.email.<tenant>.from}. The server is that of {@code quarkus.mailer}. */
@ConfigMapping(prefix = "kring.email")
public interface EmailConfig {
    /** Messages handed over at once, each on a connection of its own. */
    @WithDefault("16")
    int concurrency();

    /**
     * The longest that handing over a message takes. A server may need ten minutes to say that it has it, and who gives up
     * earlier makes it have it twice (RFC 5321, 4.5.3.2.6).
     */
    @WithDefault("11M")
    Duration timeout();

    @WithParentName
    Map<String, Sender> senders();

    interface Sender {
        /** An address, or a name and an address: {@code Marrekrite <post@marrekrite.example>}. */
        String from();
    }
}
