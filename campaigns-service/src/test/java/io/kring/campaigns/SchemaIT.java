package io.kring.campaigns;

import io.kring.testkit.KringTestResource;
import io.kring.testkit.TenantTables;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KringTestResource.class)
class SchemaIT {
    @Inject
    DataSource dataSource;

    @Test
    void everyTableBelongsToTenants() {
        TenantTables.assertKeysStartWithTenant(dataSource);
    }
}
