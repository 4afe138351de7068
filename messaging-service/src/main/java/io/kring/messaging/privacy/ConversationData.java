package io.kring.messaging.privacy;

import io.kring.platform.privacy.PersonalData;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Conversations, and what people wrote in them. While nobody knows who it is, it belongs to who has the address. */
@Singleton
class ConversationData {
    private static final String THEIRS = """
            c.tenant_id = :tenant and (c.contact_id = any(:people)
              or c.original_contact_id is not null and c.original_contact_id = any(:people)
              or c.contact_id is null and c.address = any(:addresses))""";

    private static final String HOLDS = """
            select c.id as "conversationId", c.contact_id as "contactId", c.channel, c.address, c.state,
              c.opened_at as "openedAt", c.last_activity_at as "lastActivityAt"
            from conversation c where\s""" + THEIRS;

    private static final String DELETE_MESSAGES = """
            delete from received_message r using conversation c
            where r.tenant_id = :tenant and r.conversation_id = c.id and\s""" + THEIRS;

    private static final String OLD = "c.tenant_id = :tenant and c.last_activity_at < :before";

    private static final String DELETE_OLD = """
            with old as materialized (
              select c.id from conversation c where %s order by c.last_activity_at limit :most for update skip locked),
            emptied as (
              delete from received_message r using old where r.tenant_id = :tenant and r.conversation_id = old.id)
            delete from conversation c using old where c.tenant_id = :tenant and c.id = old.id""".formatted(OLD);

    private static final String WRITTEN = """
            r.tenant_id = :tenant
              and (r.contact_id = any(:people) or r.contact_id is null and r.sender = any(:addresses))""";

    private static final String HOLDS_WRITTEN = """
            select r.id as "messageId", r.conversation_id as "conversationId", r.contact_id as "contactId", r.channel,
              r.sender as from, r.recipient as to, r.text, r.campaign_id as "campaignId", r.received_at as "receivedAt"
            from received_message r where\s""" + WRITTEN;

    private static final String OLD_WRITTEN = "r.tenant_id = :tenant and r.received_at < :before";

    private static final String DELETE_OLD_WRITTEN = """
            delete from received_message d where d.tenant_id = :tenant and d.id = any(array(
              select r.id from received_message r where %s order by r.received_at limit :most))""".formatted(OLD_WRITTEN);

    @Produces
    @Singleton
    PersonalData conversation() {
        return PersonalData.of("conversation", HOLDS, DELETE_MESSAGES, "delete from conversation c where " + THEIRS)
                .expiring("select c.last_activity_at from conversation c where " + OLD, DELETE_OLD);
    }

    @Produces
    @Singleton
    PersonalData receivedMessage() {
        return PersonalData.of("received_message", HOLDS_WRITTEN, "delete from received_message r where " + WRITTEN)
                .expiring("select r.received_at from received_message r where " + OLD_WRITTEN, DELETE_OLD_WRITTEN);
    }
}
