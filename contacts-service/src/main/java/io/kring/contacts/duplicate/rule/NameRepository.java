package io.kring.contacts.duplicate.rule;

import io.kring.contacts.matching.Field;
import io.kring.contacts.matching.Frequencies;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** Which names and cities many people of the company have. */
@ApplicationScoped
class NameRepository {
    /** Of fewer people each name would be frequent. */
    static final int FEWEST_PEOPLE = 1_000;

    private final Jdbi jdbi;

    NameRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void count() {
        jdbi.useHandle(handle ->
                handle.createUpdate("""
                        insert into duplicate_name_count (tenant_id, people)
                        select :tenant, count(*) from contact where tenant_id = :tenant
                        on conflict (tenant_id) do update set people = excluded.people""").bind("tenant", Tenant.current()).execute());
        count(Field.givenName, "given_name", Frequencies.USUAL_GIVEN_NAME);
        count(Field.familyName, "family_name", Frequencies.USUAL_FAMILY_NAME);
        count(Field.city, "city", Frequencies.USUAL_CITY);
    }

    /** Among how many people they were counted; 0 where they never were. */
    long counted() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select people from duplicate_name_count where tenant_id = ?")
                        .bind(0, Tenant.current())
                        .mapTo(Long.class)
                        .findOne()
                        .orElse(0L));
    }

    private void count(Field field, String column, double usual) {
        jdbi.useHandle(handle -> {
            handle.execute(
                    "delete from duplicate_name where tenant_id = ? and field = ?", Tenant.current(), field.name());
            handle.createUpdate("""
                            insert into duplicate_name (tenant_id, field, name, share)
                            select :tenant, :field, name, sum(people) / max(total) from (
                              select lower(%1$s) as name, count(*) as people,
                                cast(sum(count(*)) over () as double precision) as total
                              from contact where tenant_id = :tenant and %1$s <> '' group by lower(%1$s)) as counted
                            where total >= :fewest group by name having sum(people) / max(total) > :usual""".formatted(column))
                    .bind("tenant", Tenant.current())
                    .bind("field", field.name())
                    .bind("fewest", FEWEST_PEOPLE)
                    .bind("usual", usual)
                    .execute();
        });
    }

    Frequencies frequencies() {
        return Frequencies.of(shares(Field.givenName), shares(Field.familyName), shares(Field.city));
    }

    private Map<String, Double> shares(Field field) {
        var shares = new HashMap<String, Double>();
        jdbi.useHandle(
                handle -> handle.createQuery("select name, share from duplicate_name where tenant_id = ? and field = ?")
                        .bind(0, Tenant.current())
                        .bind(1, field.name())
                        .map((row, context) -> Map.entry(row.getString(1), row.getDouble(2)))
                        .forEach(entry -> shares.put(entry.getKey(), entry.getValue())));
        return shares;
    }
}
