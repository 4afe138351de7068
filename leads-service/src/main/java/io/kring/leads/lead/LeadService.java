package io.kring.leads.lead;

import io.kring.leads.consent.Consent;
import io.kring.leads.input.Now;
import io.kring.leads.lead.LeadEvents.LeadCaptured;
import io.kring.leads.lead.LeadEvents.LeadConverted;
import io.kring.leads.opportunity.OpportunityDraft;
import io.kring.leads.opportunity.OpportunityService;
import io.kring.leads.opportunity.OpportunityView;
import io.kring.leads.opportunity.Stage;
import io.kring.leads.person.ContactMerges;
import io.kring.platform.http.ETags;
import io.kring.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Takes leads in, changes and converts them, and tells the other services. */
@ApplicationScoped
public class LeadService {
    private final LeadRepository leads;
    private final LeadConsents consents;
    private final LeadReader reader;
    private final OpportunityService opportunities;
    private final ContactMerges merges;
    private final Outbox outbox;
    private final String homeRegion;

    LeadService(
            LeadRepository leads,
            LeadConsents consents,
            LeadReader reader,
            OpportunityService opportunities,
            ContactMerges merges,
            Outbox outbox,
            @ConfigProperty(name = "kring.home-region", defaultValue = "NL") String homeRegion) {
        this.leads = leads;
        this.consents = consents;
        this.reader = reader;
        this.opportunities = opportunities;
        this.merges = merges;
        this.outbox = outbox;
        this.homeRegion = homeRegion;
    }

    /** @return the lead's id */
    @Transactional
    public UUID capture(LeadCapture capture) {
        var details = capture.checked(homeRegion);
        var lead = new Lead(details, capture.source(), capture.campaignId(), capture.at());
        leads.persistAndFlush(lead);
        consents.add(lead.id(), capture.granted());
        outbox.publish("lead", lead.id(), "lead.captured.v1", LeadCaptured.of(lead.id(), details, capture));
        return lead.id();
    }

    @Transactional
    LeadView create(LeadInput input, String by) {
        var given = LeadInput.given(input.source());
        var user = "user:" + by;
        var source = given == null ? user : given;
        var at = Now.instant();
        var agreed = input.consents().stream()
                .map(wording -> Consent.to(wording, user, at, null))
                .toList();
        return reader.get(capture(new LeadCapture(input.details(), "", source, input.campaignId(), agreed, at)));
    }

    @Transactional
    LeadView change(UUID id, LeadChange change, int version) {
        var lead = leads.lockExisting(id);
        ETags.check(version, lead.version());
        lead.change(change);
        leads.flush();
        return reader.get(id);
    }

    @Transactional
    OpportunityView convert(UUID id, Conversion conversion, String by) {
        var money = conversion.money();
        var lead = leads.lockExisting(id);
        var contact = lead.convert();
        var campaign = conversion.campaignId() == null ? lead.campaignId() : conversion.campaignId();
        leads.flush();
        var opportunity = opportunities.open(
                new OpportunityDraft(contact, id, campaign, conversion.name(), Stage.QUALIFICATION, money), by);
        outbox.publish(
                "lead",
                id,
                "lead.converted.v1",
                new LeadConverted(id, contact, opportunity.opportunityId(), by, Now.instant()));
        return opportunity;
    }

    /** Somebody was found to be behind this lead. */
    @Transactional
    void identify(UUID id, UUID contact) {
        leads.lock(id).ifPresent(lead -> {
            lead.identify(contact);
            leads.flush();
            merges.follow(contact);
        });
    }

    List<Consent> consents(UUID id) {
        return consents.of(reader.get(id).leadId());
    }
}
