package io.kring.contacts.company;

import io.kring.platform.problem.Problems;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.UUID;

@ApplicationScoped
class CompanyRepository implements PanacheRepositoryBase<Company, UUID> {
    /** For a change: whoever comes second waits, and then sees what the first made of it. */
    Company lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> Problems.notFound("company", id));
    }
}
