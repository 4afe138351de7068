package io.kring.contacts.matching;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypingTest {
    @ParameterizedTest
    @CsvSource({
        "8601, 8601, true", "8601, 8602, true", "8601, 8061, true", "8601, 860, true", "8601, 86011, true",
        "8601, 1, false", "8601, 8612, false", "8601, 1608, false", "8601, 6810, false", "8601, 860123, false"
    })
    void oneSlipIsTold(String one, String other, boolean expected) {
        assertThat(Typing.isOneSlip(one, other)).isEqualTo(expected);
    }

    @Property
    void anyOneSlipIsOneInBothDirections(
            @ForAll @NumericChars @StringLength(min = 1, max = 8) String text,
            @ForAll @IntRange(max = 7) int where,
            @ForAll @IntRange(max = 3) int kind) {
        // Given
        var place = where % text.length();
        var before = text.substring(0, place);
        var after = text.substring(place + 1);

        // When
        var slipped = switch (kind) {
            case 0 -> before + after;
            case 1 -> before + "x" + after;
            case 2 -> before + text.charAt(place) + "x" + after;
            default -> after.isEmpty() ? text : before + after.charAt(0) + text.charAt(place) + after.substring(1);
        };

        // Then
        assertThat(Typing.isOneSlip(text, slipped)).isTrue();
        assertThat(Typing.isOneSlip(slipped, text)).isTrue();
    }
}
