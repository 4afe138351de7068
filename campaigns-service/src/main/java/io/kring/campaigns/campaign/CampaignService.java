package io.kring.campaigns.campaign;

import io.kring.campaigns.audience.Audience;
import io.kring.campaigns.recipient.RecipientRepository;
import io.kring.campaigns.segment.SegmentService;
import io.kring.campaigns.template.Message;
import io.kring.campaigns.template.MessageRules;
import io.kring.platform.http.ETags;
import io.kring.platform.http.Filters;
import io.kring.platform.outbox.Outbox;
import io.kring.platform.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes campaigns and sends them off; the launch itself is done by {@code launch}, which hears of it after the commit. */
@ApplicationScoped
public class CampaignService {
    private final CampaignRepository campaigns;
    private final CampaignReader reader;
    private final CampaignMessages messages;
    private final SegmentService segments;
    private final Audience audience;
    private final RecipientRepository recipients;
    private final Outbox outbox;
    private final Event<CampaignLaunched> launched;

    CampaignService(
            CampaignRepository campaigns,
            CampaignReader reader,
            CampaignMessages messages,
            SegmentService segments,
            Audience audience,
            RecipientRepository recipients,
            Outbox outbox,
            Event<CampaignLaunched> launched) {
        this.campaigns = campaigns;
        this.reader = reader;
        this.messages = messages;
        this.segments = segments;
        this.audience = audience;
        this.recipients = recipients;
        this.outbox = outbox;
        this.launched = launched;
    }

    @Transactional
    CampaignView create(CampaignInput input, String by) {
        checkTarget(input);
        MessageRules.check(input.messages());
        var campaign = new Campaign(input, by);
        campaigns.persistAndFlush(campaign);
        messages.add(campaign.id(), input.messages());
        return found(campaign.id());
    }

    /** With the audience of a draft, or with what became of the messages. */
    CampaignView get(UUID id) {
        var campaign = found(id);
        if (campaign.state() == CampaignState.draft) {
            var filter = Filters.compile(Audience.FIELDS, "filter", campaign.filter());
            return campaign.with(audience.size(filter.sql()), null);
        }
        return campaign.with(null, recipients.states(id));
    }

    @Transactional
    CampaignView launch(UUID id, @Nullable String ifMatch, String by) {
        var campaign = lock(id);
        if (campaign.state() != CampaignState.draft) {
            throw Problems.conflict("state", "is " + campaign.state() + " already; a campaign is launched once");
        }
        var draft = found(id);
        ETags.check(ifMatch, draft.tag());
        var now = Instant.now();
        campaign.launch(draft.filter(), by, now);
        campaigns.flush();
        var channels = draft.messages().stream().map(Message::channel).toList();
        var event = new CampaignLaunched(id, draft.name(), draft.filter(), channels, by, now);
        outbox.publish("campaign", id, "campaign.launched.v1", event);
        launched.fire(event);
        return found(id);
    }

    /** Ends the launch where it is. */
    @Transactional
    CampaignView stop(UUID id) {
        var campaign = lock(id);
        if (campaign.state() != CampaignState.launching) {
            throw Problems.conflict("state", "is " + campaign.state() + "; only a launch that is under way is stopped");
        }
        campaign.stop();
        campaigns.flush();
        return get(id);
    }

    private Campaign lock(UUID id) {
        return campaigns
                .findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> Problems.notFound("campaign", id));
    }

    /** 404 where there is none. */
    CampaignView found(UUID id) {
        return reader.find(id).orElseThrow(() -> Problems.notFound("campaign", id));
    }

    private void checkTarget(CampaignInput input) {
        if (input.segmentId() == null && input.filter() == null) {
            throw Problems.badRequest("filter", "or a segmentId is needed: whom is it for?");
        }
        if (input.segmentId() != null && input.filter() != null) {
            throw Problems.badRequest("filter", "must be left out where a segmentId is given");
        }
        if (input.filter() != null) {
            Filters.compile(Audience.FIELDS, "filter", input.filter());
        }
        if (input.segmentId() != null && !segments.exists(input.segmentId())) {
            throw Problems.unprocessable("segmentId", "is of no segment");
        }
    }
}
