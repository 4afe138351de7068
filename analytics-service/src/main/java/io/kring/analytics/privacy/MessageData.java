package io.kring.analytics.privacy;

import io.kring.platform.privacy.PersonalData;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What became of messages. The figures count them: they become those of somebody who is nobody, and of nobody at all with age. */
@Singleton
class MessageData {
    private static final String THEIRS = "m.tenant_id = :tenant and m.contact_id = any(:people)";

    private static final String HOLDS = """
            select m.message_id as "messageId", m.campaign_id as "campaignId",
              (select c.name from campaign c where c.tenant_id = m.tenant_id and c.campaign_id = m.campaign_id) as campaign,
              m.contact_id as "contactId", m.channel, m.sent_at as "sentAt", m.delivered_at as "deliveredAt",
              m.failed_at as "failedAt", m.failure_code as "failureCode", m.suppressed_at as "suppressedAt",
              m.suppression_reason as "suppressionReason"
            from message m where\s""" + THEIRS;

    private static final String ANONYMISE = """
            with nobody as materialized (select gen_random_uuid() as id)
            update message m set contact_id = nobody.id from nobody where\s""" + THEIRS;

    private static final String AGE = "least(m.sent_at, m.delivered_at, m.failed_at, m.suppressed_at)";

    private static final String OLD = "m.tenant_id = :tenant and m.contact_id is not null and " + AGE + " < :before";

    private static final String ANONYMISE_OLD = """
            update message a set contact_id = null
            where a.tenant_id = :tenant and a.message_id = any(array(
              select m.message_id from message m where %s order by %s limit :most))""".formatted(OLD, AGE);

    @Produces
    @Singleton
    PersonalData message() {
        return PersonalData.of("message", HOLDS, ANONYMISE)
                .expiring("select " + AGE + " from message m where " + OLD, ANONYMISE_OLD);
    }
}
