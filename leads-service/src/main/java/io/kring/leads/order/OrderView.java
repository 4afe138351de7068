package io.kring.leads.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order as callers see it.
 *
 * @param contactName null until contacts-service has told of the person
 * @param amount the sum of the lines, rounded half up to the smallest unit of the currency
 * @param currency ISO 4217
 */
public record OrderView(
        UUID orderId,
        @Nullable String externalId,
        UUID contactId,
        @Nullable String contactName,
        @Nullable UUID opportunityId,
        @Nullable UUID campaignId,
        BigDecimal amount,
        String currency,
        List<OrderLine> lines,
        Instant orderedAt,
        Instant recordedAt,
        String recordedBy) {

    Order order() {
        return new Order(orderId, externalId, contactId, opportunityId, campaignId, amount, currency, lines, orderedAt);
    }
}
