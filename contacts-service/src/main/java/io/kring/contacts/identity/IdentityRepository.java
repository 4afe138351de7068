package io.kring.contacts.identity;

import io.kring.contacts.permission.Visible;
import io.kring.platform.problem.Problems;
import io.kring.platform.tenant.Tenant;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Which address belongs to whom. */
@ApplicationScoped
public class IdentityRepository {
    private final Jdbi jdbi;
    private final Visible visible;

    IdentityRepository(Jdbi jdbi, Visible visible) {
        this.jdbi = jdbi;
        this.visible = visible;
    }

    /** The owners of these, of a shared one without an owner who had it first; those that nobody has are left out. */
    public Map<Identity, UUID> owners(Collection<Identity> identities) {
        var owners = new HashMap<Identity, UUID>();
        if (identities.isEmpty()) {
            return owners;
        }
        jdbi.useHandle(handle -> handle.createQuery("""
                        select kind, value, contact_id from identity
                        where tenant_id = :tenant and (kind, value) in (select * from unnest(:kinds, :values))
                        order by sharer""")
                .bind("tenant", Tenant.current())
                .bind("kinds", column(identities, identity -> identity.kind().name()))
                .bind("values", column(identities, Identity::value))
                .map((row, context) -> Map.entry(
                        new Identity(IdentityKind.valueOf(row.getString(1)), row.getString(2)),
                        row.getObject(3, UUID.class)))
                .forEach(owner -> owners.putIfAbsent(owner.getKey(), owner.getValue())));
        return owners;
    }

    /** Makes these all that the people have; fails as {@link #add} does. */
    public void replace(Collection<UUID> contacts, List<Holding> holdings) {
        if (!contacts.isEmpty()) {
            jdbi.useHandle(handle -> handle.execute(
                    "delete from identity where tenant_id = ? and contact_id = any(?)",
                    Tenant.current(),
                    contacts.toArray(UUID[]::new)));
            add(holdings);
        }
    }

    /**
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 409 where one of them belongs to somebody else
     */
    public void add(List<Holding> holdings) {
        if (holdings.isEmpty()) {
            return;
        }
        var identities = holdings.stream().map(Holding::identity).toList();
        var added = jdbi.withHandle(handle -> handle.createUpdate("""
                        insert into identity (tenant_id, kind, value, contact_id, rank, sharer)
                        select :tenant, * from unnest(:kinds, :values, :contacts, :ranks, :sharers)
                          as given (kind, value, contact_id, rank, sharer)
                        order by kind, value
                        on conflict do nothing""")
                .bind("tenant", Tenant.current())
                .bind("kinds", column(identities, identity -> identity.kind().name()))
                .bind("values", column(identities, Identity::value))
                .bind("contacts", holdings.stream().map(Holding::contactId).toArray(UUID[]::new))
                .bind("ranks", holdings.stream().map(Holding::rank).toArray(Integer[]::new))
                .bind("sharers", holdings.stream().map(Holding::sharer).toArray(UUID[]::new))
                .execute());
        if (added < holdings.size()) {
            throw taken(holdings);
        }
    }

    private HttpProblem taken(List<Holding> holdings) {
        var owners = owners(holdings.stream().map(Holding::identity).toList());
        return holdings.stream()
                .filter(holding -> !holding.shared())
                .filter(holding ->
                        !holding.contactId().equals(owners.getOrDefault(holding.identity(), holding.contactId())))
                .findFirst()
                .map(Holding::identity)
                .map(taken -> Problems.conflict(
                        taken.kind().field(), taken.value() + " belongs to " + shown(owners.get(taken))))
                .orElseGet(
                        () -> Problems.conflict("emails", "or phones belonged to somebody else just now; try again"));
    }

    /** Who it is, nobody learns who may not see them. */
    private String shown(@Nullable UUID owner) {
        return owner != null && visible.is(owner) ? "contact " + owner : "somebody whom you may not see";
    }

    private static String[] column(Collection<Identity> identities, Function<Identity, String> value) {
        return identities.stream().map(value).toArray(String[]::new);
    }
}
