package io.kring.leads.order;

import static io.kring.platform.database.Listing.Order.NEWEST_FIRST;

import io.kring.platform.database.Listing;
import io.kring.platform.filter.Filter;
import io.kring.platform.filter.FilterFields;
import io.kring.platform.page.Page;
import io.kring.platform.page.PageQuery;
import io.kring.platform.problem.Problems;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** Reads orders as they are shown. */
@ApplicationScoped
class OrderReader {
    private static final String SELECT = """
            select o.id, o.external_id, o.contact_id, p.name as contact_name, o.opportunity_id, o.campaign_id, o.amount,
              o.currency, l.products, l.quantities, l.prices, o.ordered_at, o.recorded_at, o.recorded_by
            from sales_order o
            left join person p on p.tenant_id = o.tenant_id and p.id = o.contact_id
            cross join lateral (
              select array_agg(product order by line) as products, array_agg(quantity order by line) as quantities,
                array_agg(unit_price order by line) as prices
              from sales_order_line where tenant_id = o.tenant_id and order_id = o.id) l
            where o.tenant_id = ?""";

    private static final RowMapper<OrderView> VIEW = (row, context) -> view(row);
    private static final Listing<OrderView> LIST =
            new Listing<>(SELECT, "o.id", NEWEST_FIRST, VIEW, OrderView::orderId);

    /** What a list of orders can be filtered by. */
    static final FilterFields FIELDS = FilterFields.builder()
            .text("externalId", "o.external_id")
            .id("contactId", "o.contact_id")
            .text("contactName", "p.name")
            .id("opportunityId", "o.opportunity_id")
            .id("campaignId", "o.campaign_id")
            .number("amount", "cast(o.amount as double precision)")
            .text("currency", "o.currency")
            .textList("products", "l.products")
            .timestamp("orderedAt", "o.ordered_at")
            .timestamp("recordedAt", "o.recorded_at")
            .build();

    private final Jdbi jdbi;

    OrderReader(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    OrderView get(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + " and o.id = ?")
                        .bind(0, Tenant.current())
                        .bind(1, id)
                        .map(VIEW)
                        .findOne())
                .orElseThrow(() -> Problems.notFound("order", id));
    }

    OrderView withExternalId(@Nullable String externalId, String recordedBy) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + " and o.external_id = ? and o.recorded_by = ?")
                .bind(0, Tenant.current())
                .bind(1, externalId)
                .bind(2, recordedBy)
                .map(VIEW)
                .one());
    }

    Page<OrderView> list(@Nullable Filter filter, PageQuery page) {
        return LIST.page(jdbi, filter, page);
    }

    private static OrderView view(ResultSet row) throws SQLException {
        return new OrderView(
                row.getObject("id", UUID.class),
                row.getString("external_id"),
                row.getObject("contact_id", UUID.class),
                row.getString("contact_name"),
                row.getObject("opportunity_id", UUID.class),
                row.getObject("campaign_id", UUID.class),
                row.getBigDecimal("amount"),
                row.getString("currency"),
                lines(row),
                row.getTimestamp("ordered_at").toInstant(),
                row.getTimestamp("recorded_at").toInstant(),
                row.getString("recorded_by"));
    }

    private static List<OrderLine> lines(ResultSet row) throws SQLException {
        var products = (String[]) row.getArray("products").getArray();
        var quantities = (BigDecimal[]) row.getArray("quantities").getArray();
        var prices = (BigDecimal[]) row.getArray("prices").getArray();
        return IntStream.range(0, products.length)
                .mapToObj(place -> new OrderLine(products[place], quantities[place], prices[place]))
                .toList();
    }
}
