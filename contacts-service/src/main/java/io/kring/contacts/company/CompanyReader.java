package io.kring.contacts.company;

import io.kring.contacts.permission.Access;
import io.kring.contacts.person.ContactReader;
import io.kring.contacts.person.ContactView;
import io.kring.platform.database.Listing;
import io.kring.platform.filter.Filter;
import io.kring.platform.filter.FilterFields;
import io.kring.platform.page.Page;
import io.kring.platform.page.PageQuery;
import io.kring.platform.problem.Problems;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** Reads companies as they are shown, and who belongs to them. */
@ApplicationScoped
class CompanyReader {
    private static final String SELECT = """
            select id as company_id, version, name, industry, website, phone, street, postcode, city, region, country, owner, tags,
              created_at, updated_at
            from company where tenant_id = ?""";

    /** What a list of companies can be filtered by. */
    static final FilterFields FIELDS = FilterFields.builder()
            .text("name", "name")
            .text("industry", "industry")
            .text("website", "website")
            .text("postcode", "postcode")
            .text("city", "city")
            .text("region", "region")
            .text("country", "country")
            .text("owner", "owner")
            .textList("tags", "tags")
            .timestamp("createdAt", "created_at")
            .timestamp("updatedAt", "updated_at")
            .build();

    private static final RowMapper<CompanyView> VIEW = ConstructorMapper.of(CompanyView.class);
    private static final Listing<CompanyView> LIST =
            new Listing<>(SELECT, "id", Listing.Order.OLDEST_FIRST, VIEW, CompanyView::companyId);

    private static final String PEOPLE = """
            select distinct l.contact_id from contact_company l
              join contact c on c.tenant_id = l.tenant_id and c.id = l.contact_id
            where l.tenant_id = ? and l.company_id = ? and l.contact_id > ? and %s
            order by l.contact_id limit ?""";

    private final Jdbi jdbi;
    private final ContactReader contacts;

    CompanyReader(Jdbi jdbi, ContactReader contacts) {
        this.jdbi = jdbi;
        this.contacts = contacts;
    }

    CompanyView get(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + " and id = ?")
                        .bind(0, Tenant.current())
                        .bind(1, id)
                        .map(VIEW)
                        .findOne())
                .orElseThrow(() -> Problems.notFound("company", id));
    }

    Page<CompanyView> list(@Nullable Filter filter, PageQuery page) {
        return LIST.page(jdbi, filter, page);
    }

    /** Who of those whom the asker may see belongs or belonged to it, in the order in which they became known. */
    Page<ContactView> people(UUID company, PageQuery page) {
        var seen = Access.current().where("c");
        var ids = jdbi.withHandle(handle -> {
            var query = handle.createQuery(PEOPLE.formatted(seen.where()))
                    .bind(0, Tenant.current())
                    .bind(1, company)
                    .bind(2, page.uuid(0) == null ? new UUID(0, 0) : page.uuid(0));
            var place = 3;
            for (var parameter : seen.parameters()) {
                query.bind(place++, parameter);
            }
            return query.bind(place, page.fetch()).mapTo(UUID.class).list();
        });
        var people =
                contacts.findAll(ids).stream().collect(Collectors.toMap(ContactView::contactId, Function.identity()));
        return Page.of(
                ids.stream().filter(people::containsKey).map(people::get).toList(),
                page,
                person -> List.of(person.contactId()));
    }

    /** Everybody who does, whoever asks. */
    List<UUID> peopleIds(UUID company, @Nullable UUID after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select distinct contact_id from contact_company
                        where tenant_id = :tenant and company_id = :company
                          and (cast(:after as uuid) is null or contact_id > cast(:after as uuid))
                        order by contact_id limit :limit""")
                .bind("tenant", Tenant.current())
                .bind("company", company)
                .bind("after", after)
                .bind("limit", limit)
                .mapTo(UUID.class)
                .list());
    }
}
