package io.kring.platform.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.kring.platform.Callers;
import io.kring.platform.PlatformTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PlatformTestResource.class)
@SuppressWarnings("NullAway.Init")
class PageIT {
    private final String tenant = "t-" + UUID.randomUUID();

    @Inject
    Jdbi jdbi;

    @Test
    void aListIsReadToItsEndWithoutGapsOrDoubles() {
        // Given
        jdbi.useHandle(handle -> handle.execute("""
                insert into shelf (tenant_id, id, version, name, places)
                select ?, gen_random_uuid(), 0, n::text, n % 7 from generate_series(1, 1000) n""", tenant));

        // When
        var names = new ArrayList<String>();
        @Nullable String after = null;
        do {
            var request = Callers.sales(tenant).queryParam("limit", 37);
            var page = (after == null ? request : request.queryParam("after", after)).get("/api/v1/shelves");
            names.addAll(page.jsonPath().getList("items.name", String.class));
            after = page.path("next");
        } while (after != null);

        // Then
        assertThat(names)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 1000).mapToObj(String::valueOf).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"%%%", " ", "eA", "AA", "eB94", "////", "W10", "\ud83d\ude00"})
    void aBadCursorIsRefused(String after) {
        Callers.sales(tenant)
                .queryParam("after", after)
                .get("/api/v1/shelves")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo("after"));
    }
}
