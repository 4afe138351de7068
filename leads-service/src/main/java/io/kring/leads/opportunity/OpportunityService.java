package io.kring.leads.opportunity;

import io.kring.leads.opportunity.OpportunityEvents.OpportunityClosed;
import io.kring.leads.opportunity.OpportunityEvents.OpportunityCreated;
import io.kring.leads.person.ContactMerges;
import io.kring.leads.person.PersonRepository;
import io.kring.platform.http.ETags;
import io.kring.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Opens, moves and closes opportunities, and tells the other services. */
@ApplicationScoped
public class OpportunityService {
    private final OpportunityRepository opportunities;
    private final OpportunityReader reader;
    private final StageHistory stages;
    private final PersonRepository people;
    private final ContactMerges merges;
    private final Outbox outbox;

    OpportunityService(
            OpportunityRepository opportunities,
            OpportunityReader reader,
            StageHistory stages,
            PersonRepository people,
            ContactMerges merges,
            Outbox outbox) {
        this.opportunities = opportunities;
        this.reader = reader;
        this.stages = stages;
        this.people = people;
        this.merges = merges;
        this.outbox = outbox;
    }

    /** Opens one for a person whom contacts-service has named, though its event about them may still be on its way. */
    @Transactional
    public OpportunityView open(OpportunityDraft draft, String by) {
        var opportunity = new Opportunity(draft);
        opportunities.persistAndFlush(opportunity);
        merges.follow(draft.contactId());
        stages.add(opportunity.id(), draft.stage(), by);
        var view = reader.get(opportunity.id());
        var created = OpportunityCreated.of(view, opportunity.originalContactId());
        outbox.publish("opportunity", opportunity.id(), "opportunity.created.v1", created);
        return view;
    }

    @Transactional
    OpportunityView create(OpportunityInput input, String by) {
        var draft = input.draft();
        people.require("contactId", draft.contactId());
        return open(draft, by);
    }

    @Transactional
    OpportunityView change(UUID id, OpportunityChange change, int version, String by) {
        var opportunity = opportunities.lock(id);
        ETags.check(version, opportunity.version());
        if (opportunity.change(change)) {
            stages.add(id, opportunity.stage(), by);
        }
        opportunities.flush();
        return reader.get(id);
    }

    @Transactional
    OpportunityView close(UUID id, Closing closing, String by) {
        var opportunity = opportunities.lock(id);
        opportunity.close(closing);
        opportunities.flush();
        stages.add(id, opportunity.stage(), by);
        var view = reader.get(id);
        var closed = OpportunityClosed.of(view, opportunity.originalContactId(), closing.outcome());
        outbox.publish("opportunity", id, "opportunity.closed.v1", closed);
        return view;
    }

    List<StageHistory.Step> stages(UUID id) {
        return stages.of(reader.get(id).opportunityId());
    }
}
