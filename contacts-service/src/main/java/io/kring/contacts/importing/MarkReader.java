package io.kring.contacts.importing;

import io.kring.contacts.identity.Identity;
import io.kring.contacts.identity.IdentityRepository;
import io.kring.contacts.importing.row.Mark;
import io.kring.contacts.merge.Merges;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;

/** Whom the marks of rows belong to. */
@ApplicationScoped
class MarkReader {
    private final IdentityRepository identities;
    private final Merges merges;
    private final Jdbi jdbi;

    MarkReader(IdentityRepository identities, Merges merges, Jdbi jdbi) {
        this.identities = identities;
        this.merges = merges;
        this.jdbi = jdbi;
    }

    /** The owners of these marks; those that nobody has are left out. */
    Map<Mark, UUID> owners(Collection<? extends Mark> marks) {
        var addresses = new ArrayList<Identity>();
        var names = new ArrayList<Mark.Namesake>();
        var ids = new ArrayList<UUID>();
        for (var mark : marks) {
            switch (mark) {
                case Mark.Address address -> addresses.add(address.identity());
                case Mark.Namesake name -> names.add(name);
                case Mark.Id id -> ids.add(id.contactId());
            }
        }
        var owners = new HashMap<Mark, UUID>();
        identities.owners(addresses).forEach((identity, owner) -> owners.put(new Mark.Address(identity), owner));
        known(ids).forEach(id -> owners.put(new Mark.Id(id), id));
        merges.now(ids).forEach((merged, survivor) -> owners.put(new Mark.Id(merged), survivor));
        if (!names.isEmpty()) {
            owners.putAll(namesakes(names));
        }
        return owners;
    }

    /** Those that are free and always were, so that somebody who is made can have them. */
    Set<UUID> free(Collection<UUID> ids) {
        var free = new HashSet<>(ids);
        if (!free.isEmpty()) {
            jdbi.useHandle(handle -> handle.createQuery("""
                            select id from contact where tenant_id = :tenant and id = any(:ids)
                            union select contact_id from contact_version where tenant_id = :tenant and contact_id = any(:ids)""")
                    .bind("tenant", Tenant.current())
                    .bind("ids", ids.toArray(UUID[]::new))
                    .mapTo(UUID.class)
                    .forEach(free::remove));
        }
        return free;
    }

    private List<UUID> known(List<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbi.withHandle(
                        handle -> handle.createQuery("select id from contact where tenant_id = ? and id = any(?)")
                                .bind(0, Tenant.current())
                                .bind(1, ids.toArray(UUID[]::new))
                                .mapTo(UUID.class)
                                .list());
    }

    /** People without an address; where several have all of it in common, the one known longest. */
    private Map<Mark, UUID> namesakes(List<Mark.Namesake> names) {
        var owners = new HashMap<Mark, UUID>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        select c.given_name, c.family_name, name.born, name.street, name.city, c.id
                        from unnest(:given, :family, :born, :street, :city) as name (given, family, born, street, city)
                        join contact c on c.tenant_id = :tenant and c.family_name = name.family
                          and c.given_name = name.given and coalesce(to_char(c.birth_date, 'YYYY-MM-DD'), '') = name.born
                          and coalesce(c.street, '') = name.street and coalesce(c.city, '') = name.city
                        where not exists (
                          select from identity i where i.tenant_id = c.tenant_id and i.contact_id = c.id)
                        order by c.id""")
                .bind("tenant", Tenant.current())
                .bind("given", column(names, Mark.Namesake::givenName))
                .bind("family", column(names, Mark.Namesake::familyName))
                .bind("born", column(names, Mark.Namesake::birthDate))
                .bind("street", column(names, Mark.Namesake::street))
                .bind("city", column(names, Mark.Namesake::city))
                .map((row, context) -> Map.entry(
                        new Mark.Namesake(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5)),
                        row.getObject(6, UUID.class)))
                .forEach(owner -> owners.putIfAbsent(owner.getKey(), owner.getValue())));
        return owners;
    }

    private static String[] column(List<Mark.Namesake> names, Function<Mark.Namesake, String> value) {
        return names.stream().map(value).toArray(String[]::new);
    }
}
