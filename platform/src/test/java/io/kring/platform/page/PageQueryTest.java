package io.kring.platform.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageQueryTest {
    @Property
    void aKeyComesBackAsItWas(@ForAll("keys") List<String> key) {
        assertThat(PageQuery.of(null, PageQuery.encode(key)).after()).isEqualTo(key);
    }

    @Property
    void whateverIsSentAsACursorIsReadOrRefused(@ForAll String after) {
        try {
            var query = PageQuery.of("10", after);
            assertThat(query.after()).isNotEmpty().noneMatch(part -> part.indexOf('\0') >= 0);
            query.uuid(0);
        } catch (HttpProblem refused) {
            assertThat(refused.getStatusCode()).isEqualTo(400);
            assertThat(refused.getDetail()).startsWith("after ");
        }
    }

    @Test
    void theFirstPageHasNoKey() {
        // When
        var query = PageQuery.of(null, null);

        // Then
        assertThat(query).isEqualTo(new PageQuery(PageQuery.DEFAULT, List.of()));
        assertThat(query.uuid(0)).isNull();
        assertThat(query.instant(1)).isNull();
        assertThat(query.number(2)).isZero();
        assertThat(query.fetch()).isEqualTo(PageQuery.DEFAULT + 1);
    }

    @Test
    void theLastRowTellsWhereTheNextPageStarts() {
        // Given
        var first = new PageQuery(2, List.of());
        var row = UUID.randomUUID();

        // When
        var page = Page.of(List.of("a", "b", "c"), first, name -> List.of(7L, Instant.EPOCH, row));

        // Then
        assertThat(page.items()).containsExactly("a", "b");
        var next = PageQuery.of("2", page.next());
        assertThat(next.number(0)).isEqualTo(7);
        assertThat(next.instant(1)).isEqualTo(Instant.EPOCH);
        assertThat(next.uuid(2)).isEqualTo(row);
        assertThat(Page.of(List.of("a", "b"), first, List::of).next()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "501", "x", "", "1.5", "99999999999"})
    void aLimitOutOfRangeIsRefused(String limit) {
        assertRefused("limit", () -> PageQuery.of(limit, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+1000000000-12-31T23:59:59Z", "-1000000000-01-01T00:00:00Z", "today", "\0"})
    void anInstantThatNoDatabaseKeepsIsRefused(String instant) {
        assertRefused("after", () -> PageQuery.of(null, cursor(instant)).instant(0));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"x", "9999999999999999999"})
    void aKeyOfAnotherListIsRefused(String part) {
        var after = part == null ? PageQuery.encode(List.of("only one")) : PageQuery.encode(List.of("a", part));
        assertRefused("after", () -> PageQuery.of(null, after).number(1));
        assertRefused("after", () -> PageQuery.of(null, after).uuid(1));
    }

    @Provide
    Arbitrary<List<String>> keys() {
        var text = Arbitraries.strings()
                .withChars("\u001f.\"\\,/ +=\u00e9\u20ac")
                .withCharRange('\u0001', '\ud7ff')
                .ofMaxLength(20);
        return text.list().ofMinSize(1).ofMaxSize(4);
    }

    private static String cursor(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(String field, Runnable work) {
        assertThatThrownBy(work::run).isInstanceOfSatisfying(HttpProblem.class, problem -> {
            assertThat(problem.getStatusCode()).isEqualTo(400);
            assertThat(problem.getDetail()).startsWith(field + " ");
        });
    }
}
