package io.kring.leads.order;

import io.kring.testkit.Contracts;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OrderContractTest {
    @Test
    void tellsOfARecordedOrder() {
        // Given
        var line = new OrderLine("Mooring, 12 months", BigDecimal.ONE, new BigDecimal("1250.50"));

        // When
        var event = new Order(
                UUID.fromString("0199c0de-0004-7000-8000-000000000004"),
                "WEB-1001",
                UUID.fromString("0199c0de-0001-7000-8000-000000000001"),
                UUID.fromString("0199c0de-0003-7000-8000-000000000003"),
                UUID.fromString("0199c0de-0005-7000-8000-000000000005"),
                OrderLines.amount(List.of(line), "EUR").amount(),
                "EUR",
                List.of(line),
                Instant.parse("2026-03-01T09:30:00Z"));

        // Then
        Contracts.assertPublishes("order.recorded.v1", event);
    }
}
