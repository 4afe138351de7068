package io.kring.messaging.sending;

import io.kring.messaging.directory.Channel;
import io.kring.messaging.directory.Purpose;
import io.kring.platform.tenant.Tenant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that this replica alone may send until its lease ends.
 *
 * @param contactId to whom it was requested, also where somebody else stands for them by now
 * @param attempts how often it was claimed, this time included
 * @param inDoubt whether an earlier attempt may have reached the provider
 * @param leaseEnds on the clock of {@link System#nanoTime}
 */
record Claim(
        String tenant,
        UUID id,
        UUID contactId,
        Channel channel,
        Purpose purpose,
        @Nullable UUID campaignId,
        @Nullable String subject,
        String text,
        int attempts,
        boolean inDoubt,
        Instant requestedAt,
        @Nullable String traceparent,
        Gate.Recipient recipient,
        long leaseEnds) {

    static Claim of(ResultSet row, long leaseEnds) throws SQLException {
        return new Claim(
                Tenant.current(),
                row.getObject("id", UUID.class),
                row.getObject("contact_id", UUID.class),
                Channel.valueOf(row.getString("channel")),
                Purpose.valueOf(row.getString("purpose")),
                row.getObject("campaign_id", UUID.class),
                row.getString("subject"),
                row.getString("text"),
                row.getInt("attempts"),
                row.getBoolean("was_in_doubt"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                row.getString("traceparent"),
                new Gate.Recipient(
                        row.getBoolean("known"),
                        row.getString("preferred_channel"),
                        row.getString("consent"),
                        row.getBoolean("opted_out"),
                        row.getString("address")),
                leaseEnds);
    }

    Optional<Suppression> check() {
        return Gate.check(channel, purpose, recipient);
    }

    Outgoing outgoing() {
        return new Outgoing(tenant, id, Objects.requireNonNull(recipient.address(), "address"), subject, text);
    }
}
