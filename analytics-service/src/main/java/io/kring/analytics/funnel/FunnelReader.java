package io.kring.analytics.funnel;

import io.kring.analytics.fact.Facts;
import io.kring.analytics.order.Money;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Jdbi;

/** Counts the steps of the funnel. */
@ApplicationScoped
class FunnelReader {
    private static final String COUNT = """
            with step as (
              select step, currency, count(*) as steps, sum(amount) as amount from funnel_step
              where tenant_id = :tenant and taken_at >= :from and taken_at < :to
              group by step, currency)
            select
              coalesce(sum(steps) filter (where step = 'captured'), 0) as captured,
              coalesce(sum(steps) filter (where step = 'converted'), 0) as converted,
              coalesce(sum(steps) filter (where step = 'created'), 0) as opportunities,
              coalesce(sum(steps) filter (where step = 'won'), 0) as won,
              coalesce(sum(steps) filter (where step = 'lost'), 0) as lost,
              json_agg(json_build_object('currency', currency, 'amount', amount) order by currency)
                filter (where step = 'won') as won_amount
            from step""";

    private final Jdbi jdbi;
    private final Facts facts;

    FunnelReader(Jdbi jdbi, Facts facts) {
        this.jdbi = jdbi;
        this.facts = facts;
    }

    Funnel read(Period period) {
        return jdbi.withHandle(handle -> handle.createQuery(COUNT)
                .bind("tenant", Tenant.current())
                .bind("from", period.from().atOffset(ZoneOffset.UTC))
                .bind("to", period.to().atOffset(ZoneOffset.UTC))
                .map((row, context) -> new Funnel(
                        row.getLong("captured"),
                        row.getLong("converted"),
                        row.getLong("opportunities"),
                        row.getLong("won"),
                        row.getLong("lost"),
                        facts.read(row.getString("won_amount"), Money[].class)))
                .one());
    }
}
