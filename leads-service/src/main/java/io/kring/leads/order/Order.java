package io.kring.leads.order;

import io.kring.platform.id.Ids;
import io.kring.platform.problem.Problems;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody bought, and the event {@code order.recorded.v1}. It is recorded once and never changed. */
record Order(
        UUID orderId,
        @Nullable String externalId,
        UUID contactId,
        @Nullable UUID opportunityId,
        @Nullable UUID campaignId,
        BigDecimal amount,
        String currency,
        List<OrderLine> lines,
        Instant orderedAt) {
    private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

    /**
     * @param campaign the one that the sale is credited to
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 naming the field that cannot be taken
     */
    static Order of(OrderInput input, @Nullable UUID campaign, Instant now) {
        var lines = OrderLines.checked(input.lines());
        var money = OrderLines.amount(lines, input.currency());
        return new Order(
                Ids.next(),
                input.externalId(),
                input.contactId(),
                input.opportunityId(),
                campaign,
                money.amount(),
                money.currency(),
                lines,
                // PostgreSQL keeps microseconds: what is compared later must be what was stored
                time(input.orderedAt() == null ? now : input.orderedAt()).truncatedTo(ChronoUnit.MICROS));
    }

    /** The same order, of who stands for its contact now. */
    Order of(UUID contact) {
        return new Order(orderId, externalId, contact, opportunityId, campaignId, amount, currency, lines, orderedAt);
    }

    /**
     * Whether the shop has sent this order a second time.
     *
     * @param timed whether the shop said when it was ordered; else the time of recording does not count
     */
    boolean sameAs(Order stored, boolean timed) {
        return contactId.equals(stored.contactId)
                && Objects.equals(opportunityId, stored.opportunityId)
                && Objects.equals(campaignId, stored.campaignId)
                && currency.equals(stored.currency)
                && lines.equals(stored.lines)
                && (!timed || orderedAt.equals(stored.orderedAt));
    }

    private static Instant time(Instant at) {
        if (at.isBefore(FIRST) || at.isAfter(LAST)) {
            throw Problems.badRequest("orderedAt", "must be from " + FIRST + " to " + LAST);
        }
        return at;
    }
}
