package io.kring.analytics.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.kring.testkit.Contracts;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OrderContractTest {
    @Test
    void readsAnOrder() {
        assertThat(Contracts.read("order.recorded.v1", OrderRecorded.class))
                .isEqualTo(new OrderRecorded(
                        UUID.fromString("0199c0de-0004-7000-8000-000000000004"),
                        UUID.fromString("0199c0de-0005-7000-8000-000000000005"),
                        UUID.fromString("0199c0de-0001-7000-8000-000000000001"),
                        new BigDecimal("1250.5"),
                        "EUR",
                        Instant.parse("2026-03-01T09:30:00Z")));
    }
}
