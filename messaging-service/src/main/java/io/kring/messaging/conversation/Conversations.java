package io.kring.messaging.conversation;

import io.kring.messaging.directory.Channel;
import io.kring.platform.id.Ids;
import io.kring.platform.outbox.Outbox;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Opens conversations and joins them to people. Each person has one open, whatever channel they use. */
@ApplicationScoped
public class Conversations {
    /** The event {@code conversation.opened.v1}. */
    record ConversationOpened(
            UUID conversationId, @Nullable UUID contactId, Channel channel, String address, Instant openedAt) {}

    /** They are answered where they wrote from last. */
    private static final String JOIN = """
            with closed as (
              update conversation set contact_id = :contact, state = 'closed' where tenant_id = :tenant and id = :closed
              returning channel, address, last_activity_at)
            update conversation o
            set channel = c.channel, address = c.address, last_activity_at = c.last_activity_at
            from closed c
            where o.tenant_id = :tenant and o.id = :open and o.last_activity_at < c.last_activity_at""";

    private final Jdbi jdbi;
    private final Outbox outbox;

    Conversations(Jdbi jdbi, Outbox outbox) {
        this.jdbi = jdbi;
        this.outbox = outbox;
    }

    /** The open conversation that a message from this address continues, or a new one. */
    @Transactional(TxType.MANDATORY)
    public UUID continued(Channel channel, String address, @Nullable UUID contact, Instant at) {
        if (contact != null) {
            ofStranger(channel, address).ifPresent(stranger -> identify(stranger, contact));
        }
        var found = contact == null ? ofStranger(channel, address) : ofPerson(contact);
        var id = found.orElseGet(() -> open(channel, address, contact, at));
        jdbi.useHandle(handle -> handle.execute("""
                update conversation set channel = ?, address = ?, last_activity_at = greatest(last_activity_at, ?)
                where tenant_id = ? and id = ?""", channel, address, utc(at), Tenant.current(), id));
        return id;
    }

    /** Something was said in it. */
    @Transactional(TxType.MANDATORY)
    public void touch(UUID id, Instant at) {
        jdbi.useHandle(handle -> handle.execute(
                "update conversation set last_activity_at = greatest(last_activity_at, ?) where tenant_id = ? and id = ?",
                utc(at),
                Tenant.current(),
                id));
    }

    private Optional<UUID> ofStranger(Channel channel, String address) {
        return find("contact_id is null and channel = ? and address = ?", channel, address);
    }

    /** It is with this person: it becomes theirs, or goes on in the one that they have. */
    void identify(UUID id, UUID contact) {
        var other = ofPerson(contact);
        jdbi.useHandle(handle -> {
            if (other.isEmpty()) {
                handle.execute(
                        "update conversation set contact_id = ? where tenant_id = ? and id = ? and contact_id is null",
                        contact,
                        Tenant.current(),
                        id);
            } else if (!other.get().equals(id)) {
                handle.createUpdate(JOIN)
                        .bind("tenant", Tenant.current())
                        .bind("contact", contact)
                        .bind("closed", id)
                        .bind("open", other.get())
                        .execute();
            }
            handle.execute(
                    "update received_message set contact_id = ?, conversation_id = ? where tenant_id = ? and conversation_id = ?",
                    contact,
                    other.orElse(id),
                    Tenant.current(),
                    id);
        });
    }

    /** Those with these people: who has their address from now on begins anew. */
    void close(List<UUID> people) {
        jdbi.useHandle(handle -> handle.execute(
                "update conversation set state = 'closed' where tenant_id = ? and state = 'open' and contact_id = any(?)",
                Tenant.current(),
                people.toArray(UUID[]::new)));
    }

    private Optional<UUID> ofPerson(UUID contact) {
        return find("contact_id = ?", contact);
    }

    private Optional<UUID> find(String condition, Object... parameters) {
        return jdbi.withHandle(handle -> {
            var query = handle.createQuery(
                            "select id from conversation where tenant_id = ? and state = 'open' and " + condition)
                    .bind(0, Tenant.current());
            for (var i = 0; i < parameters.length; i++) {
                query.bind(i + 1, parameters[i]);
            }
            return query.mapTo(UUID.class).findOne();
        });
    }

    private UUID open(Channel channel, String address, @Nullable UUID contact, Instant at) {
        var id = Ids.next();
        var opened = jdbi.withHandle(
                handle -> handle.execute("""
                        insert into conversation (tenant_id, id, contact_id, channel, address, state, opened_at,
                          last_activity_at)
                        values (?, ?, cast(? as uuid), ?, ?, 'open', ?, ?) on conflict do nothing""", Tenant.current(), id, contact, channel, address, utc(at), utc(at)));
        if (opened == 0) {
            // Another message of theirs, worked on at the same time, has just opened it
            return (contact == null ? ofStranger(channel, address) : ofPerson(contact)).orElseThrow();
        }
        outbox.publish(
                "conversation",
                id,
                "conversation.opened.v1",
                new ConversationOpened(id, contact, channel, address, at));
        return id;
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
