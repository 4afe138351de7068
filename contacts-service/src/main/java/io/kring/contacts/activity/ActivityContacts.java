package io.kring.contacts.activity;

import io.kring.contacts.permission.Access;
import io.kring.platform.filter.Filter;
import io.kring.platform.problem.Problems;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/**
 * Whom activities concern. The rows of people who are deleted or merged stay: {@link ActivityReader} does not list them, or lists
 * who stands for them, and who is brought back is there again, with nothing to be undone.
 */
@ApplicationScoped
class ActivityContacts {
    private static final String REMOVE = """
            delete from activity_contact l
            using activity_contact o
              left join contact_merge m on m.tenant_id = o.tenant_id and m.merged_id = o.contact_id and m.now_id is not null
              join contact c on c.tenant_id = o.tenant_id and c.id = coalesce(m.now_id, o.contact_id)
            where o.tenant_id = ? and o.activity_id = ? and c.id <> all(?)
              and l.tenant_id = o.tenant_id and l.activity_id = o.activity_id and l.contact_id = o.contact_id and %s""";

    /** Whom it concerned under the id of somebody who was merged into them, it does already. */
    private static final String ADD = """
            insert into activity_contact (tenant_id, activity_id, contact_id)
            select given.tenant, given.activity, contact
            from (select cast(? as text), cast(? as uuid), unnest(?)) as given (tenant, activity, contact)
            where not exists (select from activity_contact l join contact_merge m
              on m.tenant_id = l.tenant_id and m.merged_id = l.contact_id and m.now_id = contact
              where l.tenant_id = given.tenant and l.activity_id = given.activity)
            on conflict do nothing""";

    private static final String KNOWN = "select c.id from contact c where c.tenant_id = ? and c.id = any(?) and %s";

    private final Jdbi jdbi;

    ActivityContacts(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Everybody whom it concerns, also those who were deleted. */
    List<UUID> of(UUID activity) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select contact_id from activity_contact where tenant_id = ? and activity_id = ? order by contact_id")
                .bind(0, Tenant.current())
                .bind(1, activity)
                .mapTo(UUID.class)
                .list());
    }

    /**
     * Lets it concern these instead of those who are known now and the asker may see.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 where there is nobody, 422 where one of them is not known
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void set(UUID activity, List<UUID> contacts) {
        require(contacts);
        var ids = contacts.toArray(UUID[]::new);
        var seen = Access.current().where("c");
        jdbi.useHandle(handle -> {
            handle.execute(REMOVE.formatted(seen.where()), with(seen, Tenant.current(), activity, ids));
            handle.execute(ADD, Tenant.current(), activity, ids);
        });
    }

    private void require(List<UUID> contacts) {
        if (contacts.isEmpty()) {
            throw Problems.badRequest(
                    "contactIds", "must name 1 to " + ActivityInput.MOST_CONTACTS + " persons that it concerns");
        }
        var unknown = new ArrayList<>(contacts);
        var seen = Access.current().where("c");
        var parameters = with(seen, Tenant.current(), contacts.toArray(UUID[]::new));
        unknown.removeAll(jdbi.withHandle(handle -> handle.select(KNOWN.formatted(seen.where()), parameters)
                .mapTo(UUID.class)
                .list()));
        if (!unknown.isEmpty()) {
            throw Problems.unprocessable("contactIds", "has " + unknown.getFirst() + ", who is no contact");
        }
    }

    private static Object[] with(Filter.Sql seen, Object... parameters) {
        return Stream.concat(Stream.of(parameters), seen.parameters().stream()).toArray();
    }
}
