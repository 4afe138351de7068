package io.kring.contacts.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import io.kring.contacts.Api;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KringTestResource.class)
class KeyBackfillIT {
    private final Api api = Api.ofNewTenant();

    @Inject
    @SuppressWarnings("NullAway.Init")
    Jdbi jdbi;

    @Inject
    @SuppressWarnings("NullAway.Init")
    KeyBackfill backfill;

    @Test
    void whoWasThereBeforeTheKeysIsFound() {
        // Given
        jdbi.useHandle(handle -> {
            handle.execute("""
                    insert into contact (tenant_id, id, version, given_name, family_name, birth_date, city, created_at, updated_at)
                    select ?, ('018f0000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 0, 'Given' || chr(64 + n % 26) || n, 'Hoekstra', '1985-06-01'::date + n,
                      'Sneek', now(), now() from generate_series(1, 1001) n""", api.tenant());
            handle.execute("insert into duplicate_backfill (tenant_id) values (?)", api.tenant());
        });

        // When
        backfill.run();

        // Then
        api.as("sales")
                .body("{\"givenName\": \"GivenM1001\", \"familyName\": \"Hoekstar\", \"birthDate\": \"1988-02-27\"}")
                .post("/api/v1/contacts/duplicate-check")
                .then()
                .statusCode(200)
                .body("candidates.contactId", contains("018f0000-0000-7000-8000-000000001001"));
        assertThat(count("select count(distinct contact_id) from duplicate_key where tenant_id = ?"))
                .isEqualTo(1001);
        assertThat(count("select count(*) from duplicate_backfill where tenant_id = ?"))
                .isZero();
    }

    private long count(String sql) {
        return jdbi.withHandle(handle ->
                handle.createQuery(sql).bind(0, api.tenant()).mapTo(Long.class).one());
    }
}
