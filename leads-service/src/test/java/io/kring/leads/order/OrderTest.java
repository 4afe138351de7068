package io.kring.leads.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OrderTest {
    private static final UUID CONTACT = UUID.randomUUID();
    private static final Instant NOW = Instant.parse("2026-03-01T09:30:00.123456Z");

    @Test
    void theSameOrderInAnotherNotationIsTheSame() {
        // Given
        var stored = Order.of(input("1", "1250.50", null), null, NOW);

        // When
        var again = Order.of(input("1.000", "1250.5", null), null, NOW.plusSeconds(60));

        // Then
        assertThat(again.sameAs(stored, false)).isTrue();
        assertThat(again.sameAs(stored, true)).isFalse();
    }

    @Test
    void anotherLineMakesAnotherOrder() {
        // Given
        var stored = Order.of(input("1", "1250.50", null), null, NOW);

        // When
        var other = Order.of(input("2", "625.25", null), null, NOW);

        // Then
        assertThat(other.amount()).isEqualTo(stored.amount());
        assertThat(other.sameAs(stored, false)).isFalse();
    }

    @Test
    void anotherCampaignMakesAnotherOrder() {
        // Given
        var stored = Order.of(input("1", "1", null), null, NOW);

        // When
        var other = Order.of(input("1", "1", null), UUID.randomUUID(), NOW);

        // Then
        assertThat(other.sameAs(stored, false)).isFalse();
    }

    @Test
    void aTimeThatNobodyOrderedAtIsRefused() {
        // Given
        var input = input("1", "1", Instant.MAX);

        // When
        assertThatThrownBy(() -> Order.of(input, null, NOW))
                // Then
                .hasMessageContaining("orderedAt");
    }

    private static OrderInput input(String quantity, String price, @Nullable Instant at) {
        var line = new OrderLine("Mooring", new BigDecimal(quantity), new BigDecimal(price));
        return new OrderInput("WEB-1", CONTACT, null, null, "EUR", List.of(line), at);
    }
}
