package io.kring.leads.lead;

import static io.kring.platform.database.Listing.Order.NEWEST_FIRST;

import io.kring.platform.database.Listing;
import io.kring.platform.filter.Filter;
import io.kring.platform.filter.FilterFields;
import io.kring.platform.page.Page;
import io.kring.platform.page.PageQuery;
import io.kring.platform.problem.Problems;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** Reads leads as they are shown. */
@ApplicationScoped
class LeadReader {
    private static final String SELECT = """
            select l.id as lead_id, l.version, l.state, l.source, l.given_name, l.family_name, l.email, l.phone, l.city,
              l.country, l.language, l.company, l.note, l.campaign_id, l.contact_id, p.name as contact_name,
              l.captured_at, l.updated_at
            from lead l left join person p on p.tenant_id = l.tenant_id and p.id = l.contact_id
            where l.tenant_id = ?""";

    private static final RowMapper<LeadView> VIEW = ConstructorMapper.of(LeadView.class);
    private static final Listing<LeadView> LIST = new Listing<>(SELECT, "l.id", NEWEST_FIRST, VIEW, LeadView::leadId);

    /** What a list of leads can be filtered by. */
    static final FilterFields FIELDS = FilterFields.builder()
            .text("state", "l.state")
            .text("source", "l.source")
            .text("givenName", "l.given_name")
            .text("familyName", "l.family_name")
            .text("email", "l.email")
            .text("phone", "l.phone")
            .text("city", "l.city")
            .text("country", "l.country")
            .text("language", "l.language")
            .text("company", "l.company")
            .id("campaignId", "l.campaign_id")
            .id("contactId", "l.contact_id")
            .timestamp("capturedAt", "l.captured_at")
            .timestamp("updatedAt", "l.updated_at")
            .build();

    private final Jdbi jdbi;

    LeadReader(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    LeadView get(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + " and l.id = ?")
                        .bind(0, Tenant.current())
                        .bind(1, id)
                        .map(VIEW)
                        .findOne())
                .orElseThrow(() -> Problems.notFound("lead", id));
    }

    Page<LeadView> list(@Nullable Filter filter, PageQuery page) {
        return LIST.page(jdbi, filter, page);
    }
}
