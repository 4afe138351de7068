package io.kring.contacts.search.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallingCodesTest {
    @ParameterizedTest
    @CsvSource({"+31612345678,31", "+14155550100,1", "+358401234567,358", "+390612345678,39", "+9,", "+999123,"})
    void theCountryIsTold(String e164, String code) {
        assertThat(CallingCodes.of(e164).orElse(null)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "+316123,+316123",
        "00316123,+316123",
        "06123,+316123 +3586123 +3906123",
        "6123,+316123 +3586123 +396123 +6123",
        "31612,+3131612 +35831612 +3931612 +31612"
    })
    void aNumberIsMeantInEachNotation(String typed, String beginnings) {
        // When
        var meant = CallingCodes.beginnings(typed, List.of("31", "358", "39"));

        // Then
        assertThat(String.join(" ", meant)).isEqualTo(beginnings);
    }
}
