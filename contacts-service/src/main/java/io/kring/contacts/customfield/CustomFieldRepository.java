package io.kring.contacts.customfield;

import io.kring.platform.problem.Problems;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class CustomFieldRepository implements PanacheRepositoryBase<CustomField, UUID> {
    /** For a change: whoever comes second waits, and then sees what the first made of it. */
    CustomField lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .filter(field -> !field.isArchived())
                .orElseThrow(() -> Problems.notFound("custom field", id));
    }

    /** Also one that was archived. */
    Optional<CustomField> withKey(String key) {
        return find("key", key).firstResultOptional();
    }

    /** All that are not archived, by their keys. */
    @Transactional
    List<CustomFieldView> all() {
        return list("archivedAt is null", Sort.by("key")).stream()
                .map(CustomField::view)
                .toList();
    }
}
