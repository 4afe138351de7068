package io.kring.campaigns.privacy;

import io.kring.platform.privacy.PersonalData;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * Which campaigns wrote to a person, and why. The rows stay, because the results count them. The message's own id stands for who got it,
 * as in messaging-service: so what is told of the message later is still counted.
 */
@Singleton
class RecipientData {
    /** Campaign by campaign, because the key has the person after it. */
    private static final String THEIRS = """
            select r.* from campaign c cross join lateral (
              select * from recipient
              where tenant_id = c.tenant_id and campaign_id = c.id and contact_id = any(:people) offset 0) r
            where c.tenant_id = :tenant""";

    private static final String HOLDS = """
            select r.campaign_id as "campaignId", c.name as campaign, c.filter as "selectedBy", r.contact_id as "contactId",
              r.channel, r.message_id as "messageId", r.state, r.reason, r.changed_at as "changedAt"
            from (%s) r join campaign c on c.tenant_id = r.tenant_id and c.id = r.campaign_id""".formatted(THEIRS);

    /** Why a message failed is told in the provider's words, which may name the number. */
    private static final String ANONYMISE = """
            update recipient r
            set contact_id = r.message_id, reason = case when r.state = 'suppressed' then r.reason end
            from (%s) theirs
            where r.tenant_id = :tenant and r.campaign_id = theirs.campaign_id and r.contact_id = theirs.contact_id
              and r.channel = theirs.channel""";

    /** As old as the campaign. */
    private static final String OLD = """
            select c.launched_at from campaign c join recipient r on r.tenant_id = c.tenant_id and r.campaign_id = c.id
            where c.tenant_id = :tenant and c.launched_at < :before and c.state <> 'launching'
              and r.contact_id <> r.message_id""";

    private static final String SOME_OLD = """
            select r.* from campaign c cross join lateral (
              select * from recipient
              where tenant_id = c.tenant_id and campaign_id = c.id and contact_id <> message_id
              order by contact_id limit :most) r
            where c.tenant_id = :tenant and c.launched_at < :before and c.state <> 'launching' limit :most""";

    @Produces
    @Singleton
    PersonalData recipient() {
        return PersonalData.of("recipient", HOLDS, ANONYMISE.formatted(THEIRS))
                .expiring(OLD, ANONYMISE.formatted(SOME_OLD));
    }
}
