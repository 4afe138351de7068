package io.kring.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternTest {
    @ParameterizedTest
    @CsvSource({
        "/api/v1/contacts,       /api/v1/contacts,                   true",
        "/api/v1/contacts,       /api/v1/contacts/7/timeline,        true",
        "/api/v1/contacts,       /api/v1/contacts-of-others,         false",
        "/api/v1/contacts,       /api/v1,                            false",
        "/api/v1/contacts,       /api/v1/contacts;a=b,               false",
        "/api/v1/public/*/forms, /api/v1/public/meer/forms/news,     true",
        "/api/v1/public/*/forms, /api/v1/public/{tenant}/forms,      true",
        "/api/v1/public/*/forms, /api/v1/public/forms,               false",
        "/api/v1/public/*/forms, /api/v1/public/meer/contacts/forms, false",
    })
    void coversItselfAndAllBelow(String pattern, String path, boolean covered) {
        assertThat(PathPattern.of(pattern).covers(PathPattern.split(path))).isEqualTo(covered);
    }
}
