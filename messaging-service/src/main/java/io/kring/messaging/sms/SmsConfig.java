package io.kring.messaging.sms;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The SMS provider, and each tenant's account there: {@code kring.sms.<tenant>.base-url} and so on. */
@ConfigMapping(prefix = "kring.sms")
public interface SmsConfig {
    /** Calls to the provider at once. */
    @WithDefault("32")
    int concurrency();

    /** The longest that a call takes, its answer included. */
    @WithDefault("8S")
    Duration timeout();

    @WithParentName
    Map<String, Account> accounts();

    /** An account at Twilio, or at a provider that offers the same interface. */
    interface Account {
        /** Such as {@code https://api.twilio.com}. */
        URI baseUrl();

        String accountSid();

        String authToken();

        /** The number that messages are from, E.164. */
        String from();

        /** Where the provider posts receipts; without it no message is ever reported as delivered. */
        Optional<URI> statusCallback();
    }
}
