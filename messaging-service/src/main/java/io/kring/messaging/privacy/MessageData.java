package io.kring.messaging.privacy;

import io.kring.platform.privacy.PersonalData;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * Messages to people. What became of each stays, because it is counted. The message's own id stands for who got it: nobody has that id,
 * so that the gate stops what waits, and tells so; and campaigns-service knows it again when a receipt comes late.
 */
@Singleton
class MessageData {
    private static final String THEIRS = """
            m.tenant_id = :tenant and (m.contact_id = any(:people)
              or m.original_contact_id is not null and m.original_contact_id = any(:people))""";

    private static final String HOLDS = """
            select m.id as "messageId", m.contact_id as "contactId", m.channel, m.purpose, m.campaign_id as "campaignId",
              m.address, m.subject, m.text, m.state, m.reason, m.requested_at as "requestedAt", m.sent_at as "sentAt",
              m.delivered_at as "deliveredAt"
            from message m where\s""" + THEIRS;

    /** Emptied, not null: of what may be with its provider it is still to be told that it was sent. */
    private static final String ANONYMISE = """
            update message m set contact_id = m.id, original_contact_id = null, address = left(m.address, 0), subject = null,
              text = '', reason = case when m.state = 'suppressed' then m.reason end, provider_id = left(m.provider_id, 0),
              traceparent = null
            where\s""" + THEIRS;

    private static final String OLD =
            "m.tenant_id = :tenant and m.requested_at < :before and m.state not in ('queued', 'sending')";

    private static final String DELETE_OLD = """
            delete from message d where d.tenant_id = :tenant and d.id = any(array(
              select m.id from message m where %s order by m.requested_at limit :most))""".formatted(OLD);

    @Produces
    @Singleton
    PersonalData message() {
        return PersonalData.of("message", HOLDS, ANONYMISE)
                .expiring("select m.requested_at from message m where " + OLD, DELETE_OLD);
    }
}
