package io.kring.messaging.directory;

import io.kring.messaging.directory.DirectoryEvents.Person;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The people whom messages go to and come from, with their addresses. */
@ApplicationScoped
public class Directory {
    private static final String PEOPLE = """
            insert into person (tenant_id, id, version, preferred_channel)
            select :tenant, "contactId", version, "preferredChannel"
            from jsonb_to_recordset(cast(:people as jsonb)) as p("contactId" uuid, version int, "preferredChannel" text)
            on conflict (tenant_id, id) do update
              set version = excluded.version, preferred_channel = excluded.preferred_channel
              where person.version <= excluded.version
            returning id""";

    private static final String ADDRESSES = """
            insert into address (tenant_id, contact_id, channel, rank, value)
            select :tenant, p."contactId", a.channel, a.place - 1, a.value
            from jsonb_to_recordset(cast(:people as jsonb)) as p("contactId" uuid, phones text[], emails text[]),
              lateral (select 'sms', value, place from unnest(p.phones) with ordinality as s(value, place)
                union all
                select 'email', value, place from unnest(p.emails) with ordinality as e(value, place)
              ) as a(channel, value, place)
            where p."contactId" = any(:taken)""";

    private final Jdbi jdbi;
    private final Consents consents;
    private final Batch batch;

    Directory(Jdbi jdbi, Consents consents, Batch batch) {
        this.jdbi = jdbi;
        this.consents = consents;
        this.batch = batch;
    }

    /** Whether there is such a person. */
    public boolean knows(UUID contact) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select exists(select from person where tenant_id = ? and id = ?)")
                        .bind(0, Tenant.current())
                        .bind(1, contact)
                        .mapTo(Boolean.class)
                        .one());
    }

    /** Whose address this is; where several people share it, the one whose main address it is. */
    public Optional<UUID> owner(Channel channel, String address) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select contact_id from address where tenant_id = ? and channel = ? and value = ?
                        order by rank, contact_id limit 1""")
                .bind(0, Tenant.current())
                .bind(1, channel)
                .bind(2, address)
                .mapTo(UUID.class)
                .findOne());
    }

    /** Addresses that asked us to stop stay so, whoever has them. */
    void forget(List<UUID> people) {
        var ids = people.toArray(UUID[]::new);
        jdbi.useHandle(handle -> {
            for (var table : List.of(
                    "address where tenant_id = ? and contact_id",
                    "consent where tenant_id = ? and contact_id",
                    "person where tenant_id = ? and id")) {
                handle.execute("delete from " + table + " = any(?)", Tenant.current(), ids);
            }
        });
    }

    /** Takes over these states, unless a newer one of the same person is here. */
    void take(List<Person> states) {
        var people = batch.last(states, Person::contactId, Comparator.comparingInt(Person::version));
        jdbi.useHandle(handle -> {
            var taken = handle.createQuery(PEOPLE)
                    .bind("tenant", Tenant.current())
                    .bind("people", people)
                    .mapTo(UUID.class)
                    .list()
                    .toArray(UUID[]::new);
            handle.execute("delete from address where tenant_id = ? and contact_id = any(?)", Tenant.current(), taken);
            handle.createUpdate(ADDRESSES)
                    .bind("tenant", Tenant.current())
                    .bind("people", people)
                    .bind("taken", taken)
                    .execute();
            consents.take(people, taken);
        });
    }
}
