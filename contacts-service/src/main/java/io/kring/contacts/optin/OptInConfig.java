package io.kring.contacts.optin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How often people are asked. */
@ConfigMapping(prefix = "kring.opt-in")
interface OptInConfig {
    /** How many requests go to one address in 24 hours, so that nobody is flooded through a form. */
    @WithDefault("3")
    int perDay();
}
