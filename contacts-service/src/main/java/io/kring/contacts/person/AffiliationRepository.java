package io.kring.contacts.person;

import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Which people belong to which companies. */
@ApplicationScoped
class AffiliationRepository {
    private final Jdbi jdbi;

    AffiliationRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Writes down the companies of people as they are now. */
    void replace(List<ContactView> people) {
        if (!people.isEmpty()) {
            jdbi.useHandle(handle -> handle.execute(
                    "delete from contact_company where tenant_id = ? and contact_id = any(?)",
                    Tenant.current(),
                    people.stream().map(ContactView::contactId).toArray(UUID[]::new)));
            add(people);
        }
    }

    /** Of people who had none. */
    void add(List<ContactView> people) {
        if (people.stream().allMatch(view -> view.person().companies().isEmpty())) {
            return;
        }
        jdbi.useHandle(handle -> {
            var insert = handle.prepareBatch("""
                    insert into contact_company (tenant_id, contact_id, rank, company_id, role, since, until)
                    values (?, ?, ?, ?, ?, ?, ?)""");
            for (var view : people) {
                var rank = 0;
                for (var link : view.person().companies()) {
                    insert.add(
                            Tenant.current(),
                            view.contactId(),
                            rank++,
                            link.companyId(),
                            link.role(),
                            link.since(),
                            link.until());
                }
            }
            insert.execute();
        });
    }
}
