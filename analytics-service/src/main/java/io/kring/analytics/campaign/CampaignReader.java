package io.kring.analytics.campaign;

import io.kring.analytics.fact.Facts;
import io.kring.platform.page.Page;
import io.kring.platform.page.PageQuery;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Computes the results of campaigns from the facts, in one query. */
@ApplicationScoped
class CampaignReader {
    private static final String RESULTS = """
            select c.campaign_id, c.name, c.channels, c.launched_at, c.recipients, c.requests, m.messages, r.people, o.sales
            from (
              select * from campaign where tenant_id = :tenant and launched_at is not null and <WHICH>
              order by launched_at desc, campaign_id desc limit :limit) c
            cross join lateral (
              select json_agg(f) as messages from (
                select channel, suppression_reason, count(sent_at) as sent, count(delivered_at) as delivered,
                  count(failed_at) as failed, count(suppressed_at) as suppressed
                from message where tenant_id = :tenant and campaign_id = c.campaign_id
                group by channel, suppression_reason) f) m
            cross join lateral (
              select json_agg(f) as people from (
                select channel, count(distinct person) filter (where opted_out_at is null) as answered,
                  count(distinct person) filter (where opted_out_at is not null) as opted_out
                from (
                  select channel, opted_out_at, coalesce(cast(coalesce(m.now_id, r.contact_id) as text), address) as person
                  from reply r left join contact_merge m on m.tenant_id = :tenant and m.contact_id = r.contact_id
                  where r.tenant_id = :tenant and r.campaign_id = c.campaign_id) p
                group by grouping sets ((channel), ())) f) r
            cross join lateral (
              select json_agg(f) as sales from (
                select currency, count(*) as orders, sum(amount) as amount
                from sales_order where tenant_id = :tenant and campaign_id = c.campaign_id
                group by currency order by currency) f) o
            order by c.launched_at desc, c.campaign_id desc""";

    private static final String ONE = RESULTS.replace("<WHICH>", "campaign_id = :campaign");
    private static final String FIRST_PAGE = RESULTS.replace("<WHICH>", "true");
    private static final String NEXT_PAGE =
            RESULTS.replace("<WHICH>", "(launched_at, campaign_id) < (:launchedBefore, :campaign)");

    private final Jdbi jdbi;
    private final Facts facts;

    CampaignReader(Jdbi jdbi, Facts facts) {
        this.jdbi = jdbi;
        this.facts = facts;
    }

    Optional<CampaignResult> find(UUID campaign) {
        return jdbi.withHandle(handle -> handle.createQuery(ONE)
                .bind("tenant", Tenant.current())
                .bind("campaign", campaign)
                .bind("limit", 1)
                .map((row, context) -> result(row))
                .findOne());
    }

    /** The last launched first. */
    Page<CampaignResult> list(PageQuery page) {
        var before = page.instant(0);
        var beforeId = page.uuid(1);
        var results = jdbi.withHandle(handle -> {
            var query = handle.createQuery(before == null ? FIRST_PAGE : NEXT_PAGE)
                    .bind("tenant", Tenant.current())
                    .bind("limit", page.fetch());
            if (before != null) {
                query.bind("launchedBefore", before.atOffset(ZoneOffset.UTC)).bind("campaign", beforeId);
            }
            return query.map((row, context) -> result(row)).list();
        });
        return Page.of(results, page, result -> List.of(result.launchedAt(), result.campaignId()));
    }

    private CampaignResult result(ResultSet row) throws SQLException {
        var campaign = new Campaign(
                row.getObject("campaign_id", UUID.class),
                row.getString("name"),
                Arrays.asList((String[]) row.getArray("channels").getArray()),
                row.getObject("launched_at", OffsetDateTime.class).toInstant(),
                row.getObject("recipients", Integer.class),
                row.getObject("requests", Integer.class));
        var figures = new Figures(
                facts.read(row.getString("messages"), Figures.Messages[].class),
                facts.read(row.getString("people"), Figures.People[].class),
                facts.read(row.getString("sales"), Figures.Sales[].class));
        return figures.of(campaign);
    }
}
