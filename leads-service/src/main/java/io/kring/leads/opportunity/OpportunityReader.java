package io.kring.leads.opportunity;

import static io.kring.platform.database.Listing.Order.NEWEST_FIRST;

import io.kring.platform.database.Listing;
import io.kring.platform.filter.Filter;
import io.kring.platform.filter.FilterFields;
import io.kring.platform.page.Page;
import io.kring.platform.page.PageQuery;
import io.kring.platform.problem.Problems;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** Reads opportunities as they are shown. */
@ApplicationScoped
public class OpportunityReader {
    private static final String SELECT = """
            select o.id as opportunity_id, o.version, o.contact_id, p.name as contact_name, o.lead_id, o.campaign_id, o.name,
              o.stage, o.amount, o.currency, o.reason, o.created_at, o.updated_at, o.closed_at
            from opportunity o left join person p on p.tenant_id = o.tenant_id and p.id = o.contact_id
            where o.tenant_id = ?""";

    private static final RowMapper<OpportunityView> VIEW = ConstructorMapper.of(OpportunityView.class);
    private static final Listing<OpportunityView> LIST =
            new Listing<>(SELECT, "o.id", NEWEST_FIRST, VIEW, OpportunityView::opportunityId);

    /** What a list of opportunities can be filtered by. */
    static final FilterFields FIELDS = FilterFields.builder()
            .text("name", "o.name")
            .text("stage", "o.stage")
            .number("amount", "cast(o.amount as double precision)")
            .text("currency", "o.currency")
            .id("contactId", "o.contact_id")
            .text("contactName", "p.name")
            .id("leadId", "o.lead_id")
            .id("campaignId", "o.campaign_id")
            .timestamp("createdAt", "o.created_at")
            .timestamp("updatedAt", "o.updated_at")
            .timestamp("closedAt", "o.closed_at")
            .build();

    private final Jdbi jdbi;

    OpportunityReader(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public Optional<OpportunityView> find(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + " and o.id = ?")
                .bind(0, Tenant.current())
                .bind(1, id)
                .map(VIEW)
                .findOne());
    }

    OpportunityView get(UUID id) {
        return find(id).orElseThrow(() -> Problems.notFound("opportunity", id));
    }

    Page<OpportunityView> list(@Nullable Filter filter, PageQuery page) {
        return LIST.page(jdbi, filter, page);
    }
}
