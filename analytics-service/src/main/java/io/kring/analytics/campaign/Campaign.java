package io.kring.analytics.campaign;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A campaign that was launched.
 *
 * @param recipients null until it is complete; so are the requests
 */
record Campaign(
        UUID campaignId,
        String name,
        List<String> channels,
        Instant launchedAt,
        @Nullable Integer recipients,
        @Nullable Integer requests) {}
