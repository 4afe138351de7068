package io.kring.leads.person;

import io.kring.platform.problem.Problems;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The copy of people. */
@ApplicationScoped
public class PersonRepository {
    private final Jdbi jdbi;
    private final ContactMerges merges;

    PersonRepository(Jdbi jdbi, ContactMerges merges) {
        this.jdbi = jdbi;
        this.merges = merges;
    }

    /** Stores those that are newer than what is stored, however the events came in. */
    void keep(List<Person> people) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into person (tenant_id, id, version, name, email, phone)
                        select distinct on (id) :tenant, id, version, name, email, phone
                        from unnest(:ids, :versions, :names, :emails, :phones) as given (id, version, name, email, phone)
                        order by id, version desc
                        on conflict (tenant_id, id) do update
                        set version = excluded.version, name = excluded.name, email = excluded.email, phone = excluded.phone
                        where person.version < excluded.version""")
                .bind("tenant", Tenant.current())
                .bind("ids", people.stream().map(Person::id).toArray(UUID[]::new))
                .bind("versions", people.stream().map(Person::version).toArray(Integer[]::new))
                .bind("names", texts(people, Person::name))
                .bind("emails", texts(people, Person::email))
                .bind("phones", texts(people, Person::phone))
                .execute());
    }

    void forget(List<UUID> people) {
        jdbi.useHandle(handle -> handle.execute(
                "delete from person where tenant_id = ? and id = any(?)",
                Tenant.current(),
                people.toArray(UUID[]::new)));
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 422 naming the field, where nobody has this id or had it before a merge */
    public void require(String field, UUID id) {
        var known = jdbi.withHandle(
                handle -> handle.createQuery("select exists (select from person where tenant_id = ? and id = ?)")
                        .bind(0, Tenant.current())
                        .bind(1, merges.now(id))
                        .mapTo(Boolean.class)
                        .one());
        if (!known) {
            throw Problems.unprocessable(
                    field, "there is no contact " + id + "; one that was just made is known here within a second");
        }
    }

    private static @Nullable String[] texts(List<Person> people, Function<Person, @Nullable String> text) {
        return people.stream().map(text).toArray(String[]::new);
    }
}
