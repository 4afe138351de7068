package io.kring.gateway.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Map;

/** The tenants' accounts at Twilio, by tenant. */
@ConfigMapping(prefix = "kring.twilio")
interface TwilioConfig {
    @WithParentName
    Map<String, Account> byTenant();

    /** One account. */
    interface Account {
        /** The secret that Twilio signs with. */
        String authToken();
    }
}
