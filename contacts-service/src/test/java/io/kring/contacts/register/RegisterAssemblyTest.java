package io.kring.contacts.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.kring.contacts.dataclass.DataClass;
import io.kring.contacts.register.Register.Kept;
import io.kring.contacts.register.Register.Purpose;
import io.kring.contacts.retention.RetentionView;
import io.kring.contacts.retention.RetentionView.Rule;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegisterAssemblyTest {
    private static final Instant AT = Instant.parse("2026-03-01T09:30:00Z");

    @Test
    void whatIsKeptForOnePurposeStandsTogether() {
        // Given
        var message =
                data("messaging-service", "message", "To write", "consent", "it was sent", "P2Y", "texts", "Twilio");
        var lead = data("leads-service", "lead", "To sell", "contract", null, null, "names", null);
        var letter = data("messaging-service", "letter", "To write", "contract", "it was sent", null, "texts", null);

        // When
        var register = of(List.of(message, lead, letter), List.of(), ControllerView.NONE);

        // Then
        assertThat(register.purposes()).extracting(Purpose::purpose).containsExactly("To write", "To sell");
        var toWrite = register.purposes().getFirst();
        assertThat(toWrite.bases()).containsExactly("consent", "contract");
        assertThat(toWrite.categories()).containsExactly("texts");
        assertThat(toWrite.recipients()).containsExactly("Twilio");
        assertThat(toWrite.kept()).extracting(Kept::store).containsExactly("message", "letter");
    }

    @Test
    void aRuleGoesBeforeTheDefault() {
        // Given
        var ruled = data("x-service", "ruled", "x", "contract", "it was sent", "P2Y", "x", null);
        var paused = data("x-service", "paused", "x", "contract", "it was sent", "P2Y", "x", null);
        var unruled = data("x-service", "unruled", "x", "contract", "it was sent", "P2Y", "x", null);
        var forEver = data("x-service", "forEver", "x", "contract", "it was sent", null, "x", null);
        var byItself = data("x-service", "byItself", "x", "contract", null, "P2D", "x", null);
        var rules = List.of(rule(ruled, "P6M", true), rule(paused, "P6M", false));

        // When
        var register = of(List.of(ruled, paused, unruled, forEver, byItself), rules, ControllerView.NONE);

        // Then
        assertThat(register.purposes().getFirst().kept())
                .extracting(Kept::keepFor, Kept::enforced, Kept::retention)
                .containsExactly(
                        tuple("P6M", true, "6 months after it was sent"),
                        tuple("P6M", false, "6 months after it was sent, as planned: no rule is active"),
                        tuple("P2Y", false, "2 years after it was sent, as planned: no rule is active"),
                        tuple(null, false, "until the person is erased"),
                        tuple("P2D", true, "2 days"));
    }

    @Test
    void theCompanyAddsToWhatKringSays() {
        // Given
        var particulars = new ControllerInput(
                "Sails", null, null, null, null, null, null, "to the UK, by adequacy", List.of("Doors are locked"));

        // When
        var bare = of(List.of(), List.of(), ControllerView.NONE);
        var full = of(List.of(), List.of(), new ControllerView(1, particulars, "sara", AT));

        // Then
        assertThat(bare.controller()).isNull();
        assertThat(full.controller()).isEqualTo(particulars);
        assertThat(full.transfers()).isEqualTo("to the UK, by adequacy");
        assertThat(full.securityMeasures())
                .containsAll(bare.securityMeasures())
                .endsWith("Doors are locked")
                .hasSize(bare.securityMeasures().size() + 1);
    }

    @ParameterizedTest
    @CsvSource({
        "P1Y, 1 year after it was sent",
        "P2Y6M, 2 years 6 months after it was sent",
        "P90D, 90 days after it was sent",
        "P2W, 14 days after it was sent",
        "P1M1D, 1 month 1 day after it was sent"
    })
    void periodsAreTold(String keepFor, String told) {
        assertThat(RegisterAssembly.inWords(keepFor, "it was sent", true)).isEqualTo(told);
    }

    private static Register of(List<DataClass> classes, List<RetentionView> rules, ControllerView controller) {
        var views = classes.stream()
                .map(data -> rules.stream()
                        .filter(rule -> rule.store().equals(data.store()))
                        .findFirst()
                        .orElseGet(() -> view(data, null)))
                .toList();
        return RegisterAssembly.of(AT, classes, views, controller, List.of());
    }

    private static RetentionView rule(DataClass data, String keepFor, boolean active) {
        return view(data, new Rule(keepFor, active, "sara", AT));
    }

    private static RetentionView view(DataClass data, @Nullable Rule rule) {
        return new RetentionView(
                data.service(), data.store(), data.title(), data.since(), data.keptFor(), 1, rule, null);
    }

    private static DataClass data(
            String service,
            String store,
            String purpose,
            String basis,
            @Nullable String since,
            @Nullable String keptFor,
            String category,
            @Nullable String recipient) {
        return new DataClass(
                service,
                store,
                store,
                purpose,
                basis,
                List.of(category),
                recipient == null ? List.of() : List.of(recipient),
                "deleted",
                null,
                since,
                keptFor);
    }
}
