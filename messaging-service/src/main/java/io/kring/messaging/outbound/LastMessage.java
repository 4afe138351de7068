package io.kring.messaging.outbound;

import io.kring.messaging.directory.Channel;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** Finds what somebody answers to. */
@ApplicationScoped
public class LastMessage {
    /** A message of ours. */
    public record Ours(UUID messageId, @Nullable UUID campaignId) {}

    private final Jdbi jdbi;

    LastMessage(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Our last message to this address in the last seven days. It may be one of which we do not know yet that it left: people
     * and machines can be quicker than the provider's answer.
     */
    public Optional<Ours> to(Channel channel, String address) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id as message_id, campaign_id from message
                        where tenant_id = ? and channel = ? and address = ? and requested_at > now() - interval '7 days'
                          and (state in ('sending', 'sent', 'delivered') or in_doubt)
                        order by requested_at desc, id desc limit 1""")
                .bind(0, Tenant.current())
                .bind(1, channel)
                .bind(2, address)
                .map(ConstructorMapper.of(Ours.class))
                .findOne());
    }
}
