package io.kring.analytics;

import static io.kring.analytics.Api.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.kring.analytics.funnel.Funnel;
import io.kring.analytics.order.Money;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KringTestResource.class)
class FunnelIT {
    @Test
    void countsTheStepsTakenInThePeriod() {
        // Given
        var api = Api.ofNewTenant();
        var history = new History();
        history.lead(false);
        history.lead(true);
        history.opportunity("won", "1250.5", "EUR");
        history.opportunity("won", "100", "EUR");
        history.opportunity("lost", "70", "EUR");
        history.opportunity(null, "0", "EUR");

        // When
        api.publish(history.events());

        // Then
        var wonAmount = List.of(new Money("EUR", new BigDecimal("1350.5")));
        eventually(() ->
                assertThat(api.funnel("2026-03-01", "2026-03-02")).isEqualTo(new Funnel(2, 1, 4, 2, 1, wonAmount)));
    }

    @Test
    void countsTheFirstMomentOfThePeriodAndNotTheOneAfterTheLast() {
        // Given
        var api = Api.ofNewTenant();
        var history = new History();
        history.lead(false);
        var at = "2026-03-01T09:30:00Z";

        // When
        api.publish(history.events());

        // Then
        eventually(() ->
                assertThat(api.funnel(at, "2026-03-01T09:30:01Z").captured()).isEqualTo(1));
        assertThat(api.funnel("2026-03-01", at).captured()).isZero();
    }
}
