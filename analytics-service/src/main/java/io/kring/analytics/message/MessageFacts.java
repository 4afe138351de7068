package io.kring.analytics.message;

import io.kring.analytics.fact.Facts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Keeps what became of each message, one row per message. Reports are merged by {@code least}, which passes over null and
 * does not mind order or repetition: so neither do the figures.
 */
@ApplicationScoped
class MessageFacts {
    private static final String MERGE_MESSAGES = """
            insert into message as known (tenant_id, message_id, campaign_id, contact_id, channel, sent_at, delivered_at,
              failed_at, failure_code, suppressed_at, suppression_reason)
            select :tenant, message_id, campaign_id, contact_id, channel, min(sent_at), min(delivered_at),
              min(failed_at), min(failure_code), min(suppressed_at), min(suppression_reason)
            from json_populate_recordset(null::message, cast(:facts as json))
            group by message_id, campaign_id, contact_id, channel
            on conflict (tenant_id, message_id) do update set
              sent_at = least(known.sent_at, excluded.sent_at),
              delivered_at = least(known.delivered_at, excluded.delivered_at),
              failed_at = least(known.failed_at, excluded.failed_at),
              failure_code = least(known.failure_code, excluded.failure_code),
              suppressed_at = least(known.suppressed_at, excluded.suppressed_at),
              suppression_reason = least(known.suppression_reason, excluded.suppression_reason)""";

    /** All reports of a reply name the same person; one that comes after an erasure does not name them again. */
    private static final String MERGE_REPLIES = """
            insert into reply as known (tenant_id, message_id, campaign_id, channel, address, contact_id, received_at,
              opted_out_at)
            select :tenant, message_id, campaign_id, channel, address, contact_id, min(received_at), min(opted_out_at)
            from json_populate_recordset(null::reply, cast(:facts as json))
            group by message_id, campaign_id, channel, address, contact_id
            on conflict (tenant_id, message_id) do update set
              contact_id = coalesce(known.contact_id, excluded.contact_id),
              received_at = least(known.received_at, excluded.received_at),
              opted_out_at = least(known.opted_out_at, excluded.opted_out_at)""";

    private final Facts facts;

    MessageFacts(Facts facts) {
        this.facts = facts;
    }

    /** @param reports any of {@link MessageEvents} */
    void merge(List<? extends Record> reports) {
        facts.write(MERGE_MESSAGES, reports);
    }

    void mergeReplies(List<Reply> replies) {
        var ofCampaigns = replies.stream().filter(Reply::isOfCampaign).toList();
        facts.write(MERGE_REPLIES, ofCampaigns);
    }
}
