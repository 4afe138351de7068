package io.kring.leads.opportunity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kring.leads.input.Money;
import java.math.BigDecimal;
import java.util.UUID;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class OpportunityTest {
    @Property
    void movesFreelyWhileItIsOpen(@ForAll Stage from, @ForAll Stage to) {
        // Given
        Assume.that(!from.closed() && !to.closed());
        var opportunity = opportunity(from);

        // When
        var moved = opportunity.change(change(to));

        // Then
        assertThat(opportunity.stage()).isEqualTo(to);
        assertThat(moved).isEqualTo(from != to);
    }

    @Property
    void isClosedOnce(@ForAll Outcome outcome, @ForAll Outcome again) {
        // Given
        var opportunity = opportunity(Stage.PROPOSAL);
        opportunity.close(new Closing(outcome, "price"));

        // When
        assertThatThrownBy(() -> opportunity.close(new Closing(again, null)))
                // Then
                .hasMessageContaining("stage is " + outcome);
        assertThat(opportunity.stage()).hasToString(outcome.toString());
    }

    @Test
    void isNotWonByAChange() {
        // Given
        var opportunity = opportunity(Stage.PROPOSAL);

        // When
        assertThatThrownBy(() -> opportunity.change(change(Stage.WON)))
                // Then
                .hasMessageContaining("/closing");
    }

    @Test
    void doesNotChangeAfterTheEnd() {
        // Given
        var opportunity = opportunity(Stage.PROPOSAL);
        opportunity.close(new Closing(Outcome.LOST, null));

        // When
        assertThatThrownBy(() -> opportunity.change(change(Stage.PROPOSAL)))
                // Then
                .hasMessageContaining("stage is lost");
    }

    private static Opportunity opportunity(Stage stage) {
        var money = Money.of(BigDecimal.TEN, "EUR");
        return new Opportunity(new OpportunityDraft(UUID.randomUUID(), null, null, "Mooring", stage, money));
    }

    private static OpportunityChange change(Stage stage) {
        return new OpportunityChange("Mooring", BigDecimal.ONE, stage);
    }
}
