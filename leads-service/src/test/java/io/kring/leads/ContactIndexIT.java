package io.kring.leads;

import static io.kring.testkit.Patience.await;
import static org.hamcrest.Matchers.hasSize;

import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(KringTestResource.class)
class ContactIndexIT {
    private final Api api = Api.ofNewTenant();

    @Inject
    @SuppressWarnings("NullAway.Init")
    Jdbi jdbi;

    /** PostgreSQL counts how often it reads an index. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "leads         | lead        | version, state, source, given_name, family_name, email, captured_at, updated_at"
                        + " | 0, 'new', 'x', '', '', 'a@example.org', now(), now()",
                "opportunities | opportunity | version, name, stage, amount, currency, created_at, updated_at"
                        + " | 0, 'x', 'proposal', 1, 'EUR', now(), now()",
                "orders        | sales_order | amount, currency, ordered_at, recorded_at, recorded_by"
                        + " | 1, 'EUR', now(), now(), 'sara'",
            })
    void whatIsOfAPersonIsFoundByAnIndex(String path, String table, String columns, String values) {
        // Given
        jdbi.useHandle(handle -> {
            handle.execute(
                    "insert into " + table + " (tenant_id, id, contact_id, " + columns
                            + ") select ?, uuidv7(), gen_random_uuid(), " + values + " from generate_series(1, 5000)",
                    api.tenant());
            handle.execute("analyze " + table);
        });
        var before = reads(table + "_contact");

        // When
        var found = api.as("admin")
                .queryParam("filter", "contactId == '" + UUID.randomUUID() + "'")
                .get(Api.BASE + "/" + path);

        // Then
        found.then().statusCode(200).body("items", hasSize(0));
        await().until(() -> reads(table + "_contact") > before);
    }

    private long reads(String index) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select idx_scan from pg_stat_user_indexes where indexrelname = ?")
                        .bind(0, index)
                        .mapTo(Long.class)
                        .one());
    }
}
