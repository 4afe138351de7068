package io.kring.leads.lead;

import io.kring.platform.problem.Problems;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class LeadRepository implements PanacheRepositoryBase<Lead, UUID> {

    /** For a change: whoever comes second waits, and then sees what the first made of it. */
    Optional<Lead> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    Lead lockExisting(UUID id) {
        return lock(id).orElseThrow(() -> Problems.notFound("lead", id));
    }
}
