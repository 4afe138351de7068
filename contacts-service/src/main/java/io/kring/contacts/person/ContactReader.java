package io.kring.contacts.person;

import io.kring.contacts.change.Change;
import io.kring.contacts.consent.Channel;
import io.kring.contacts.consent.Consent;
import io.kring.contacts.consent.ConsentState;
import io.kring.contacts.consent.Purpose;
import io.kring.contacts.identity.IdentityKind;
import io.kring.contacts.permission.Access;
import io.kring.platform.database.Gathering;
import io.kring.platform.database.Listing;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
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
            select c.id, c.version, %s,
              array(select i.kind || case when i.sharer = i.contact_id then '+' else ' ' end || i.value from identity i
                where i.tenant_id = c.tenant_id and i.contact_id = c.id order by i.rank) as identities,
              array(select json_build_object('companyId', l.company_id, 'name', o.name, 'role', l.role, 'since', l.since, 'until', l.until)::text
                from contact_company l join company o on o.tenant_id = l.tenant_id and o.id = l.company_id
                where l.tenant_id = c.tenant_id and l.contact_id = c.id order by l.rank) as companies,
              array(select distinct on (e.channel, e.purpose) e.channel || ' ' || e.purpose || ' ' || e.state
                from consent_entry e where e.tenant_id = c.tenant_id and e.contact_id = c.id
                order by e.channel, e.purpose, e.occurred_at desc, e.id desc) as consents,
              c.created_at, c.updated_at, c.change_id, c.changed_by, c.origin
            from contact c where c.tenant_id = ?""";

    /** What a list of contacts can be filtered by. */
    public static final FilterFields FIELDS = fields().build();

    /** What every list of contacts can be filtered by, to be added to. */
    public static FilterFields.Builder fields() {
        return FilterFields.builder()
                .text("salutation", "c.salutation")
                .text("givenName", "c.given_name")
                .text("familyName", "c.family_name")
                .text("street", "c.street")
                .text("postcode", "c.postcode")
                .text("city", "c.city")
                .text("region", "c.region")
                .text("country", "c.country")
                .text("birthDate", "to_char(c.birth_date, 'YYYY-MM-DD')")
                .text("language", "c.language")
                .text("preferredChannel", "c.preferred_channel")
                .text("lifecycleStage", "c.lifecycle_stage")
                .text("owner", "c.owner")
                .id("referredBy", "c.referred_by")
                .textList("tags", "c.tags")
                .textList(
                        "companies",
                        "array(select o.name from contact_company l join company o on o.tenant_id = l.tenant_id and o.id = l.company_id"
                                + " where l.tenant_id = c.tenant_id and l.contact_id = c.id)")
                .timestamp("createdAt", "c.created_at")
                .timestamp("updatedAt", "c.updated_at");
    }

    private final Jdbi jdbi;
    private final ContactColumns columns;
    private final String select;
    private final Listing<ContactView> listing;
    private final Gathering<String, UUID, Optional<ContactView>> finds = new Gathering<>((tenant, ids) -> find(ids));

    ContactReader(Jdbi jdbi, ContactColumns columns) {
        this.jdbi = jdbi;
        this.columns = columns;
        this.select = SELECT.formatted(columns.names());
        this.listing = new Listing<>(
                select, "c.id", Listing.Order.OLDEST_FIRST, (row, context) -> view(row), ContactView::contactId);
    }

    /** Empty also where whoever asks may not see the person. */
    public Optional<ContactView> find(UUID id) {
        var found = QuarkusTransaction.isActive()
                ? findAll(List.of(id)).stream().findFirst()
                : finds.call(Tenant.current(), id);
        return found.filter(view -> Access.current().sees(view.person().owner()));
    }

    private List<Optional<ContactView>> find(List<UUID> ids) {
        var found = findAll(ids).stream().collect(Collectors.toMap(ContactView::contactId, Function.identity()));
        return ids.stream().map(id -> Optional.ofNullable(found.get(id))).toList();
    }

    /** Those of them that exist, in no order, also those whom the asker may not see: for what is done and not shown. */
    public List<ContactView> findAll(Collection<UUID> ids) {
        return jdbi.withHandle(handle -> handle.createQuery(select + " and c.id = any(?)")
                .bind(0, Tenant.current())
                .bind(1, ids.toArray(UUID[]::new))
                .map((row, context) -> view(row))
                .list());
    }

    /**
     * Those of them that exist, held until the end of the transaction, so that events tell of changes in the order in which
     * they were made. Locked in one order, so that transactions do not hold what the other waits for.
     */
    public List<ContactView> lock(Collection<UUID> ids) {
        hold(ids);
        return findAll(ids);
    }

    /** Those of them that exist, to be read later in the transaction. */
    public void hold(Collection<UUID> ids) {
        jdbi.useHandle(handle -> handle.createQuery(
                        "select id from contact where tenant_id = ? and id = any(?) order by id for no key update")
                .bind(0, Tenant.current())
                .bind(1, ids.toArray(UUID[]::new))
                .mapTo(UUID.class)
                .list());
    }

    /** The next people in the order in which they were made, held unchanged until the end of the transaction. */
    public List<UUID> hold(@Nullable UUID after, int limit) {
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

    /**
     * The next people whom a filter finds and the asker may see, by their ids.
     *
     * @param at what {@code now} is in the filter
     */
    public List<UUID> find(Filter filter, Instant at, @Nullable UUID after, int limit) {
        var where = Access.current().where("c", filter.sql(at));
        return jdbi.withHandle(handle -> {
            var query = handle.createQuery("select c.id from contact c where c.tenant_id = ? and c.id > ? and ("
                    + where.where() + ") order by c.id limit ?");
            var place = 0;
            query.bind(place++, Tenant.current());
            query.bind(place++, after == null ? new UUID(0, 0) : after);
            for (var parameter : where.parameters()) {
                query.bind(place++, parameter);
            }
            return query.bind(place, limit).mapTo(UUID.class).list();
        });
    }

    /** Those whom the asker may see, in the order in which they were made. */
    public Page<ContactView> list(@Nullable Filter filter, PageQuery page) {
        return listing.pageWhere(jdbi, Access.current().where("c", filter == null ? null : filter.sql()), page);
    }

    private ContactView view(ResultSet row) throws SQLException {
        return new ContactView(
                row.getObject("id", UUID.class),
                row.getInt("version"),
                person(row),
                texts(row.getArray("consents")).stream()
                        .map(ContactReader::consent)
                        .toList(),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant(),
                Change.of(row));
    }

    private Person person(ResultSet row) throws SQLException {
        var addresses = new EnumMap<IdentityKind, List<String>>(IdentityKind.class);
        var shared = new ArrayList<String>();
        for (var written : texts(row.getArray("identities"))) {
            var end = endOfKind(written);
            var value = written.substring(end + 1);
            addresses
                    .computeIfAbsent(IdentityKind.valueOf(written.substring(0, end)), kind -> new ArrayList<>())
                    .add(value);
            if (written.charAt(end) == '+') {
                shared.add(value);
            }
        }
        return columns.read(row)
                .emails(addresses.get(IdentityKind.email))
                .phones(addresses.get(IdentityKind.phone))
                .socials(addresses.get(IdentityKind.social))
                .visitors(addresses.get(IdentityKind.visitor))
                .externalIds(addresses.get(IdentityKind.external))
                .shared(shared)
                .companies(columns.affiliations(texts(row.getArray("companies"))))
                .build();
    }

    /** Before a space, or a {@code +} where the address is shared; the value follows. */
    private static int endOfKind(String written) {
        var end = 0;
        while (written.charAt(end) != ' ' && written.charAt(end) != '+') {
            end++;
        }
        return end;
    }

    private static Consent consent(String written) {
        var parts = written.split(" ", 3);
        return new Consent(Channel.valueOf(parts[0]), Purpose.valueOf(parts[1]), ConsentState.valueOf(parts[2]));
    }

    private static List<String> texts(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }
}
