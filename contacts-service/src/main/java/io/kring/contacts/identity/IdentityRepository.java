package io.kring.contacts.identity;

import io.kring.platform.problem.Problems;
import io.kring.platform.tenant.Tenant;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;

/** Which address belongs to whom. */
@ApplicationScoped
public class IdentityRepository {
    private final Jdbi jdbi;

    IdentityRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The owners of these addresses; those that nobody has are left out. */
    public Map<Identity, UUID> owners(Collection<Identity> identities) {
        var owners = new HashMap<Identity, UUID>();
        if (identities.isEmpty()) {
            return owners;
        }
        jdbi.useHandle(handle -> handle.createQuery("""
                        select kind, value, contact_id from identity
                        where tenant_id = :tenant and (kind, value) in (select * from unnest(:kinds, :values))""")
                .bind("tenant", Tenant.current())
                .bind("kinds", column(identities, identity -> identity.kind().name()))
                .bind("values", column(identities, Identity::value))
                .map((row, context) -> Map.entry(
                        new Identity(IdentityKind.valueOf(row.getString(1)), row.getString(2)),
                        row.getObject(3, UUID.class)))
                .forEach(owner -> owners.put(owner.getKey(), owner.getValue())));
        return owners;
    }

    /**
     * Makes these the addresses of a person, in this order.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 409 where one of them belongs to somebody else
     */
    public void replace(UUID contact, List<Identity> identities) {
        jdbi.useHandle(handle -> handle.execute(
                "delete from identity where tenant_id = ? and contact_id = ?", Tenant.current(), contact));
        add(contact, identities);
    }

    /** Gives a person these addresses besides those they have; fails as {@link #replace} does. */
    public void add(UUID contact, List<Identity> identities) {
        addAll(Map.of(contact, identities));
    }

    /** Gives each person these addresses besides those they have; fails as {@link #replace} does. */
    public void addAll(Map<UUID, List<Identity>> identitiesOf) {
        var identities = identitiesOf.values().stream().flatMap(List::stream).toList();
        if (identities.isEmpty()) {
            return;
        }
        var contacts = identitiesOf.entrySet().stream()
                .flatMap(one -> one.getValue().stream().map(identity -> one.getKey()))
                .toArray(UUID[]::new);
        var added = jdbi.withHandle(handle -> handle.createUpdate("""
                        insert into identity (tenant_id, kind, value, contact_id, rank)
                        select :tenant, kind, value, contact,
                          row_number() over (partition by contact, kind order by place) - 1
                            + (select coalesce(max(rank) + 1, 0) from identity i
                               where i.tenant_id = :tenant and i.contact_id = contact and i.kind = given.kind)
                        from unnest(:kinds, :values, :contacts) with ordinality as given (kind, value, contact, place)
                        order by kind, value
                        on conflict do nothing""")
                .bind("tenant", Tenant.current())
                .bind("kinds", column(identities, identity -> identity.kind().name()))
                .bind("values", column(identities, Identity::value))
                .bind("contacts", contacts)
                .execute());
        if (added < identities.size()) {
            throw taken(identities, Set.of(contacts));
        }
    }

    private HttpProblem taken(List<Identity> identities, Set<UUID> own) {
        var owners = owners(identities);
        return identities.stream()
                .filter(identity -> owners.containsKey(identity) && !own.contains(owners.get(identity)))
                .findFirst()
                .map(taken -> Problems.conflict(
                        taken.kind() == IdentityKind.email ? "emails" : "phones",
                        taken.value() + " belongs to contact " + owners.get(taken)))
                .orElseGet(
                        () -> Problems.conflict("emails", "or phones belonged to somebody else just now; try again"));
    }

    private static String[] column(Collection<Identity> identities, Function<Identity, String> value) {
        return identities.stream().map(value).toArray(String[]::new);
    }
}
