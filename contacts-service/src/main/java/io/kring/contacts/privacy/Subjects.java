package io.kring.contacts.privacy;

import io.kring.contacts.merge.Merges;
import io.kring.platform.privacy.Subject;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Under which ids and addresses things of a person are kept. */
@ApplicationScoped
class Subjects {
    private static final String KNOWN = """
            select exists (select from contact where tenant_id = :tenant and id = :contact)
              or exists (select from contact_version where tenant_id = :tenant and contact_id = :contact)""";

    private static final String MERGED =
            "select merged_id from contact_merge where tenant_id = :tenant and now_id = :contact";

    /** Those of now and of all versions, and those that were asked to confirm consent. */
    private static final String ADDRESSES = """
            select value from identity where tenant_id = :tenant and contact_id = any(:people)
            union
            select json_array_elements_text(case json_typeof(v.state -> field) when 'array' then v.state -> field else '[]' end)
            from contact_version v cross join unnest(array['emails', 'phones', 'socials', 'visitors', 'externalIds']) field
            where v.tenant_id = :tenant and v.contact_id = any(:people)
            union
            select address from consent_request where tenant_id = :tenant and contact_id = any(:people)""";

    private static final String OTHERS = """
            select value from identity
            where tenant_id = :tenant and kind in ('email', 'phone', 'social', 'visitor', 'external') and value = any(:addresses)
              and contact_id <> all(:people)""";

    private final Jdbi jdbi;
    private final Merges merges;

    Subjects(Jdbi jdbi, Merges merges) {
        this.jdbi = jdbi;
        this.merges = merges;
    }

    /**
     * The person with everybody who was merged into them; also who was deleted.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 404 where there is nobody, or somebody stands for them; 410 where they were
     *     erased
     */
    Subject of(UUID contact) {
        if (merges.now(contact).isPresent() || !isKnown(contact)) {
            throw merges.missing(contact);
        }
        var people = new HashSet<>(merged(contact));
        people.add(contact);
        return new Subject(people, own(people, addresses(people)));
    }

    /**
     * Without those that are somebody else's: of a family's phone, of a number that was given to somebody else, and of somebody who
     * came back after an erasure, nothing may be taken away.
     */
    Set<String> own(Collection<UUID> people, Collection<String> addresses) {
        var own = new HashSet<>(addresses);
        jdbi.useHandle(handle -> handle.createQuery(OTHERS)
                .bind("tenant", Tenant.current())
                .bind("addresses", addresses.toArray(String[]::new))
                .bind("people", people.toArray(UUID[]::new))
                .mapTo(String.class)
                .forEach(own::remove));
        return own;
    }

    private boolean isKnown(UUID contact) {
        return jdbi.withHandle(handle -> handle.createQuery(KNOWN)
                .bind("tenant", Tenant.current())
                .bind("contact", contact)
                .mapTo(Boolean.class)
                .one());
    }

    private Set<UUID> merged(UUID contact) {
        return jdbi.withHandle(handle -> handle.createQuery(MERGED)
                .bind("tenant", Tenant.current())
                .bind("contact", contact)
                .mapTo(UUID.class)
                .set());
    }

    private Set<String> addresses(Set<UUID> people) {
        return jdbi.withHandle(handle -> handle.createQuery(ADDRESSES)
                .bind("tenant", Tenant.current())
                .bind("people", people.toArray(UUID[]::new))
                .mapTo(String.class)
                .set());
    }
}
