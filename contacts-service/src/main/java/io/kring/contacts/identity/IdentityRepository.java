package io.kring.contacts.identity;

import io.kring.platform.problem.Problems;
import io.kring.platform.tenant.Tenant;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
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
        addAll(Map.of(contact, identities));
    }

    /** Gives each person, who has none, these addresses; fails as {@link #replace} does. */
    public void addAll(Map<UUID, List<Identity>> identitiesOf) {
        addAll(identitiesOf, contact -> 0);
    }

    /**
     * Gives each person these addresses besides those they have; fails as {@link #replace} does.
     *
     * @param had how many a person has
     */
    public void addAll(Map<UUID, List<Identity>> identitiesOf, ToIntFunction<UUID> had) {
        var identities = identitiesOf.values().stream().flatMap(List::stream).toList();
        if (identities.isEmpty()) {
            return;
        }
        var contacts = new ArrayList<UUID>();
        var ranks = new ArrayList<Integer>();
        identitiesOf.forEach((contact, added) -> {
            for (var place = 0; place < added.size(); place++) {
                contacts.add(contact);
                ranks.add(had.applyAsInt(contact) + place);
            }
        });
        var added = jdbi.withHandle(handle -> handle.createUpdate("""
                        insert into identity (tenant_id, kind, value, contact_id, rank)
                        select :tenant, * from unnest(:kinds, :values, :contacts, :ranks) as given (kind, value)
                        order by kind, value
                        on conflict do nothing""")
                .bind("tenant", Tenant.current())
                .bind("kinds", column(identities, identity -> identity.kind().name()))
                .bind("values", column(identities, Identity::value))
                .bind("contacts", contacts.toArray(UUID[]::new))
                .bind("ranks", ranks.toArray(Integer[]::new))
                .execute());
        if (added < identities.size()) {
            throw taken(identities, Set.copyOf(contacts));
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
