package io.kring.analytics.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is read of {@code order.recorded.v1}; the components are columns of the table {@code sales_order}.
 *
 * @param campaignId the campaign that the sale is credited to
 */
record OrderRecorded(
        UUID orderId,
        @Nullable UUID campaignId,
        UUID contactId,
        BigDecimal amount,
        String currency,
        Instant orderedAt) {}
