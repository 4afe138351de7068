package io.kring.contacts.publicpage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** How links to the public pages are made. */
@ConfigMapping(prefix = "kring.links")
public interface LinkConfig {
    /** Signs links: a random text of at least 32 characters. */
    String key();

    /** The key before: links that it signed are still good, so that keys can be changed. */
    Optional<String> previousKey();

    /** The gateway as people's browsers see it, without a slash at the end. */
    @WithDefault("http://localhost:8080")
    URI publicUrl();

    /** How long a link to somebody's preferences is good. */
    @WithDefault("30d")
    Duration preferencesValid();

    /** How long somebody may take to confirm consent. */
    @WithDefault("7d")
    Duration confirmationValid();
}
