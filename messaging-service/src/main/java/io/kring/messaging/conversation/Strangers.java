package io.kring.messaging.conversation;

import io.kring.messaging.directory.Channel;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Open conversations with addresses that nobody was known to have. */
@ApplicationScoped
class Strangers {
    record Stranger(UUID conversationId, String address) {}

    private final Jdbi jdbi;

    Strangers(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Those with one of these addresses. */
    List<Stranger> among(Channel channel, Collection<String> addresses) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, address from conversation
                        where tenant_id = ? and state = 'open' and contact_id is null and channel = ? and address = any(?)""")
                .bind(0, Tenant.current())
                .bind(1, channel)
                .bind(2, addresses.toArray(String[]::new))
                .map((row, context) -> new Stranger(row.getObject(1, UUID.class), row.getString(2)))
                .list());
    }

    /** The conversation that this message of theirs belongs to. */
    Optional<UUID> of(UUID message) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select c.id from received_message r
                          join conversation c on c.tenant_id = r.tenant_id and c.id = r.conversation_id
                        where r.tenant_id = ? and r.id = ? and c.state = 'open' and c.contact_id is null""")
                .bind(0, Tenant.current())
                .bind(1, message)
                .mapTo(UUID.class)
                .findOne());
    }
}
