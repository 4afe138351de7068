package io.kring.contacts.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandlesTest {
    @ParameterizedTest
    @CsvSource({
        "mastodon:@Ann@example.org, mastodon:ann@example.org",
        "https://www.linkedin.com/in/ann-smith/, linkedin:ann-smith",
        "https://twitter.com/Ann, x:ann",
        "https://www.youtube.com/@ann?si=1, youtube:ann",
        "' X:Ann ', x:ann"
    })
    void handlesHaveOneForm(String written, String canonical) {
        assertThat(Handles.social(written)).contains(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann",
                "x:",
                ":ann",
                "x:two words",
                "https://example.org/ann",
                "https://x.com/",
                "https://[",
                "x:\n"
            })
    void whatIsNoHandleIsRefused(String written) {
        assertThat(Handles.social(written)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Shop:A-1, shop:A-1", "erp:10:20, erp:10:20"})
    void idsKeepTheirSpelling(String written, String canonical) {
        assertThat(Handles.external(written)).contains(canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4711", "shop:", "the shop:1", ""})
    void whatIsNoIdIsRefused(String written) {
        assertThat(Handles.external(written)).isEmpty();
    }
}
