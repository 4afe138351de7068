package io.kring.platform.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {
    private static final Instant NOW = Instant.parse("2026-03-29T12:00:00Z");
    private static final FilterFields FIELDS = FilterFields.builder()
            .text("city", "c.city")
            .number("score", "c.score")
            .integer("visits", "c.visits")
            .bool("consent.sms", "c.consent_sms")
            .timestamp("createdAt", "c.created_at")
            .textList("tags", "c.tags")
            .id("owner", "c.owner")
            .build();
    private static final Map<String, Object> ROW = Map.of(
            "city",
            "Sneek",
            "score",
            2.5,
            "visits",
            7,
            "consent.sms",
            true,
            "createdAt",
            Instant.parse("2026-02-28T12:00:00Z"),
            "tags",
            List.of("vip", "new"),
            "owner",
            UUID.fromString("0199c0de-0001-7000-8000-000000000001"));

    @Test
    void anExpressionIsCheckedOnceUnlessItIsWrong() {
        assertThat(FIELDS.compile("city == 'Oulu'")).isSameAs(FIELDS.compile("city == 'Oulu'"));
        for (var time = 0; time < 2; time++) {
            assertThatThrownBy(() -> FIELDS.compile("town == 'Oulu'")).isInstanceOf(FilterException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "city == 'Sneek' && score > 2 && consent.sms",
                "city in ['Sneek', 'Leeuwarden'] && 'vip' in tags && !('old' in tags)",
                "city.startsWith('Sn') && city.endsWith('eek') && city.contains('ne') && !city.contains('%')",
                "size(city) == 5 && city.size() == 5 && size(tags) == 2 && size('😀') == 1",
                "createdAt < now - duration('672h') && now - createdAt < duration('720h')",
                "createdAt == timestamp('2026-02-28T13:00:00+01:00') && createdAt != null",
                "visits / 2 == 3 && -visits % 4 == -3 && visits / 2.0 == 3.5 && double(visits) == 7.0 && score * 2 == 5",
                "score in [1, 2.5] && visits in [7] && visits in [7.0, 7.5] && !(visits in [])",
                "consent.sms ? city == 'Sneek' : false",
                "city > 'S' && city < 'Snel' && '\uFFFD' < '😀' && city + '!' == 'Sneek!'",
                "owner == '0199C0DE-0001-7000-8000-000000000001' && owner in ['0199c0de-0001-7000-8000-000000000001']",
                "!(visits / 0 < 1) && !(9223372036854775807 + visits > 0) && !(1e150 * 1e10 * score > 0.0)"
            })
    void holdsForTheRow(String expression) {
        // When
        var filter = FIELDS.compile(expression);

        // Then
        assertThat(filter.test(ROW, NOW)).isTrue();
        assertThat(filter.expression()).isEqualTo(expression);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "city == null, true",
                "city == 'x', false",
                "city != 'x', true",
                "!(city == 'x'), true",
                "city < 'x', false",
                "!(city < 'x'), true",
                "city in ['x'], false",
                "city.startsWith(''), false",
                "city.startsWith('') == false, true",
                "city + 'x' != city, false",
                "city in tags, false",
                "size(city) == visits, true",
                "size(tags) == 0, true",
                "consent.sms, false",
                "!consent.sms, true",
                "consent.sms == false, false",
                "consent.sms == null, true",
                "visits + 1 == visits, true",
                "createdAt < now, false"
            })
    void missingValues(String expression, boolean expected) {
        // When
        var holds = FIELDS.compile(expression).test(Map.of(), NOW);

        // Then
        assertThat(holds).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "town == 'Sneek'                  |  1 | the fields are city, score, visits, consent.sms, createdAt, tags, owner and now",
                "city > 3                         |  6 | no matching overload for '_>_' applied to '(string, int)'",
                "city                             |  1 | expected type 'bool' but found 'string'",
                "city == 'Sneek' &&               | 19 | mismatched input '<EOF>'",
                "score > 1 && city.matches('S.*') | 26 | regular expressions are not available",
                "tags.exists(t, t == 'vip')       | 12 | use 'in'",
                "tags == tags                     |  6 | lists cannot be compared",
                "tags[0] == 'vip'                 |  5 | not available",
                "city in ['a', city]              | 15 | can only hold constants",
                "city in {'a': 1}                 |  9 | maps and messages",
                "city in [null]                   | 10 | can only hold constants",
                "createdAt.getFullYear() == 2026  | 22 | 'getFullYear' is not available for [TIMESTAMP]",
                "dyn(city) == 3                   |  4 | 'dyn' is not available",
                "type(city) == string             |  5 | not available",
                "5u == 5u                         |  1 | unsigned",
                "createdAt > timestamp('soon')    | 22 | RFC 3339",
                "createdAt > timestamp(city)      | 22 | literal",
                "now - createdAt > duration('30d')| 27 | not a duration",
                "owner == 'Sneek'                 |  7 | the text of a UUID",
                "owner in ['1-1-1-1-1']           |  7 | the text of a UUID",
                "owner == city                    |  7 | the text of a UUID",
                "owner < 'b'                      |  7 | == and != and by 'in'",
                "owner in tags                    |  7 | == and != and by 'in'",
                "owner.startsWith('0199')         | 17 | 'startsWith' is not available for [ID, TEXT]",
                "has(consent.sms)                 |  4 | does not select a field"
            })
    void refusalsSayWhereAndWhy(String expression, int position, String message) {
        // When
        var refusal = catchThrowableOfType(FilterException.class, () -> FIELDS.compile(expression));

        // Then
        assertThat(refusal).hasMessageContaining(message).hasMessageStartingWith("At character " + position + ": ");
        assertThat(refusal.position()).isEqualTo(position);
    }

    @Test
    void nulCannotBeStoredInPostgres() {
        assertThatThrownBy(() -> FIELDS.compile("city == 'a\\u0000b'"))
                .isInstanceOf(FilterException.class)
                .hasMessageContaining("NUL");
    }

    @Test
    void whatIsTooLongOrTooDeepIsRefused() {
        assertThat(List.of(
                        "(".repeat(2000) + "true" + ")".repeat(2000),
                        "[".repeat(2000) + "]".repeat(2000),
                        "visits == 1" + " + 1".repeat(1000),
                        "visits in [1" + ",1".repeat(10_000) + "]",
                        "visits in [1" + ",1".repeat(1500) + "]",
                        "city == '" + "a".repeat(5000) + "'",
                        "true ? ".repeat(300) + "true" + " : true".repeat(300),
                        "city" + ".a".repeat(2000) + " == 1"))
                .allSatisfy(
                        huge -> assertThatThrownBy(() -> FIELDS.compile(huge)).isInstanceOf(FilterException.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\'; drop table x; --",
                "' or true or '",
                "\" or 1=1 --",
                "$1 ? ?::text :name",
                "%s %d %",
                "\\\\",
                "é😀\\n"
            })
    void textIsOnlyEverBound(String text) {
        // When
        var sql = FIELDS.compile("city == r\"\"\"" + text + "\"\"\"").sql(NOW);

        // Then
        assertThat(sql.where()).isEqualTo("(c.city = cast(? AS text))");
        assertThat(sql.parameters()).containsExactly(text);
    }

    @Test
    void quotesInLiteralsStayInLiterals() {
        // When
        var sql = FIELDS.compile("city == '\\'; drop table x; --'").sql(NOW);

        // Then
        assertThat(sql.where()).isEqualTo("(c.city = cast(? AS text))");
        assertThat(sql.parameters()).containsExactly("'; drop table x; --");
    }

    @Test
    void anIndexCanServeCommonFilters() {
        // When
        var sql = FIELDS.compile("city in ['Sneek', 'Drachten'] && 'vip' in tags && now - duration('1h') > createdAt"
                        + " && owner == '0199c0de-0001-7000-8000-000000000001'")
                .sql(NOW);

        // Then
        assertThat(sql.where())
                .contains("c.city IN (cast(? AS text), cast(? AS text))")
                .contains("c.tags @> ARRAY[cast(cast(? AS text) AS text)]")
                .contains("c.created_at < cast(? AS timestamptz)")
                .contains("c.owner = cast(? AS uuid)");
        assertThat(sql.parameters())
                .containsExactly(
                        "Sneek",
                        "Drachten",
                        "vip",
                        OffsetDateTime.parse("2026-03-29T11:00:00Z"),
                        UUID.fromString("0199c0de-0001-7000-8000-000000000001"));
    }

    @Test
    void fieldNamesAreChecked() {
        assertThatThrownBy(() -> FilterFields.builder().text("now", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FilterFields.builder().text("a b", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FilterFields.builder().text("a", "x").bool("a", "y"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
