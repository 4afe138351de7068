package io.kring.messaging.conversation;

import io.kring.messaging.directory.ContactMerges;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * Conversations with people who were merged: they are with who stands for them now. Each person has one open, so that of two one goes
 * on in the other, until they are two people again.
 */
@ApplicationScoped
class MergedConversations {
    /** Those that are or would be open: first the person's own, which stays so. */
    private static final String LIVE = """
            select id from conversation
            where tenant_id = :tenant and contact_id <> :now
              and (original_contact_id = any(:family) or original_contact_id is null and contact_id = any(:family))
              and (state = 'open' or joined_to is not null)
            order by coalesce(original_contact_id, contact_id) = :now desc, last_activity_at desc, id""";

    private static final String JOIN_OR_OPEN = """
            with other as (
              select id from conversation where tenant_id = :tenant and contact_id = :now and state = 'open')
            update conversation set contact_id = :now, joined_to = (select id from other),
              original_contact_id = nullif(coalesce(original_contact_id, contact_id), :now),
              state = case when exists (select from other) then 'closed' else 'open' end
            where tenant_id = :tenant and id = :conversation""";

    private static final String CLOSED = """
            update conversation set contact_id = :now, original_contact_id = nullif(coalesce(original_contact_id, contact_id), :now)
            where tenant_id = :tenant and contact_id <> :now
              and (original_contact_id = any(:family) or original_contact_id is null and contact_id = any(:family))""";

    private final Jdbi jdbi;
    private final ContactMerges merges;

    MergedConversations(Jdbi jdbi, ContactMerges merges) {
        this.jdbi = jdbi;
        this.merges = merges;
    }

    /** After the directory has heard that somebody was merged or is on their own again. */
    void follow(UUID contact) {
        merges.now(contact).ifPresent(now -> follow(merges.family(contact).toArray(UUID[]::new), now));
    }

    private void follow(UUID[] family, UUID now) {
        jdbi.useHandle(handle -> {
            for (var conversation : live(family, now)) {
                handle.createUpdate(JOIN_OR_OPEN)
                        .bind("tenant", Tenant.current())
                        .bind("now", now)
                        .bind("conversation", conversation)
                        .execute();
            }
            handle.createUpdate(CLOSED)
                    .bind("tenant", Tenant.current())
                    .bind("now", now)
                    .bind("family", family)
                    .execute();
        });
    }

    private List<UUID> live(UUID[] family, UUID now) {
        return jdbi.withHandle(handle -> handle.createQuery(LIVE)
                .bind("tenant", Tenant.current())
                .bind("now", now)
                .bind("family", family)
                .mapTo(UUID.class)
                .list());
    }
}
