package io.kring.contacts.contact;

import io.kring.contacts.change.Change;
import io.kring.contacts.consent.Channel;
import io.kring.contacts.consent.Consent;
import io.kring.contacts.consent.ConsentState;
import io.kring.contacts.consent.Purpose;
import io.kring.platform.database.Gathering;
import io.kring.platform.filter.Filter;
import io.kring.platform.filter.FilterFields;
import io.kring.platform.page.Page;
import io.kring.platform.page.PageQuery;
import io.kring.platform.tenant.Tenant;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Reads people as they are shown. Plain SQL: reading through entities costs more than the database does. */
@ApplicationScoped
public class ContactReader {
    private static final String SELECT = """
            select c.id, c.version, c.given_name, c.family_name,
              array(select i.value from identity i
                where i.tenant_id = c.tenant_id and i.contact_id = c.id and i.kind = 'email' order by i.rank) as emails,
              array(select i.value from identity i
                where i.tenant_id = c.tenant_id and i.contact_id = c.id and i.kind = 'phone' order by i.rank) as phones,
              c.city, c.country, c.language, c.preferred_channel, c.tags,
              array(select distinct on (e.channel, e.purpose) e.channel || ' ' || e.purpose || ' ' || e.state
                from consent_entry e where e.tenant_id = c.tenant_id and e.contact_id = c.id
                order by e.channel, e.purpose, e.occurred_at desc, e.id desc) as consents,
              c.created_at, c.updated_at, c.change_id, c.changed_by, c.origin
            from contact c where c.tenant_id = ?""";

    /** What a list of contacts can be filtered by. */
    public static final FilterFields FIELDS = FilterFields.builder()
            .text("givenName", "c.given_name")
            .text("familyName", "c.family_name")
            .text("city", "c.city")
            .text("country", "c.country")
            .text("language", "c.language")
            .text("preferredChannel", "c.preferred_channel")
            .textList("tags", "c.tags")
            .timestamp("createdAt", "c.created_at")
            .timestamp("updatedAt", "c.updated_at")
            .build();

    private final Jdbi jdbi;
    private final Gathering<String, UUID, Optional<ContactView>> finds = new Gathering<>((tenant, ids) -> find(ids));

    ContactReader(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public Optional<ContactView> find(UUID id) {
        return QuarkusTransaction.isActive()
                ? findAll(List.of(id)).stream().findFirst()
                : finds.call(Tenant.current(), id);
    }

    private List<Optional<ContactView>> find(List<UUID> ids) {
        var found = findAll(ids).stream().collect(Collectors.toMap(ContactView::contactId, Function.identity()));
        return ids.stream().map(id -> Optional.ofNullable(found.get(id))).toList();
    }

    /** Those of them that exist, in no order. */
    public List<ContactView> findAll(Collection<UUID> ids) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + " and c.id = any(?)")
                .bind(0, Tenant.current())
                .bind(1, ids.toArray(UUID[]::new))
                .map((row, context) -> view(row))
                .list());
    }

    /**
     * Those of them that exist, held until the end of the transaction, so that events tell of changes in the order in which
     * they were made. Locked in one order, so that transactions do not hold what the other waits for.
     */
    List<ContactView> lock(Collection<UUID> ids) {
        jdbi.useHandle(handle -> handle.createQuery(
                        "select id from contact where tenant_id = ? and id = any(?) order by id for no key update")
                .bind(0, Tenant.current())
                .bind(1, ids.toArray(UUID[]::new))
                .mapTo(UUID.class)
                .list());
        return findAll(ids);
    }

    /** The next people in the order in which they were made, held unchanged until the end of the transaction. */
    List<UUID> hold(@Nullable UUID after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id from contact
                        where tenant_id = :tenant and (cast(:after as uuid) is null or id > cast(:after as uuid))
                        order by id limit :limit for share""")
                .bind("tenant", Tenant.current())
                .bind("after", after)
                .bind("limit", limit)
                .mapTo(UUID.class)
                .list());
    }

    /** In the order in which they were made. */
    Page<ContactView> list(@Nullable Filter filter, PageQuery page) {
        var where = filter == null ? null : filter.sql();
        var after = page.uuid(0);
        var sql = SELECT
                + (after == null ? "" : " and c.id > ?")
                + (where == null ? "" : " and " + where.where())
                + " order by c.id limit ?";
        var rows = jdbi.withHandle(handle -> {
            var query = handle.createQuery(sql);
            var place = 0;
            query.bind(place++, Tenant.current());
            if (after != null) {
                query.bind(place++, after);
            }
            if (where != null) {
                for (var parameter : where.parameters()) {
                    query.bind(place++, parameter);
                }
            }
            query.bind(place, page.fetch());
            return query.map((row, context) -> view(row)).list();
        });
        return Page.of(rows, page, contact -> List.of(contact.contactId()));
    }

    private static ContactView view(ResultSet row) throws SQLException {
        var preferred = row.getString("preferred_channel");
        return new ContactView(
                row.getObject("id", UUID.class),
                row.getInt("version"),
                row.getString("given_name"),
                row.getString("family_name"),
                texts(row.getArray("emails")),
                texts(row.getArray("phones")),
                row.getString("city"),
                row.getString("country"),
                row.getString("language"),
                preferred == null ? null : Channel.valueOf(preferred),
                texts(row.getArray("tags")),
                texts(row.getArray("consents")).stream()
                        .map(ContactReader::consent)
                        .toList(),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant(),
                Change.of(row));
    }

    private static Consent consent(String written) {
        var parts = written.split(" ", 3);
        return new Consent(Channel.valueOf(parts[0]), Purpose.valueOf(parts[1]), ConsentState.valueOf(parts[2]));
    }

    private static List<String> texts(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }
}
