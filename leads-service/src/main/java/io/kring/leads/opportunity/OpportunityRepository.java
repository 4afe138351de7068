package io.kring.leads.opportunity;

import io.kring.platform.problem.Problems;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.UUID;

@ApplicationScoped
class OpportunityRepository implements PanacheRepositoryBase<Opportunity, UUID> {

    /** For a change: whoever comes second waits, and then sees what the first made of it. */
    Opportunity lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> Problems.notFound("opportunity", id));
    }
}
