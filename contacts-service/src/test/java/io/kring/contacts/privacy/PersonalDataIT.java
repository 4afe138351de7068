package io.kring.contacts.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.kring.platform.privacy.PersonalData;
import io.kring.platform.privacy.PersonalDataStores;
import io.kring.platform.privacy.Subject;
import io.kring.platform.retention.AgingStores;
import io.kring.platform.tenant.Tenant;
import io.kring.testkit.KringTestResource;
import io.kring.testkit.PersonalDataAgreed;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KringTestResource.class)
@SuppressWarnings("NullAway.Init")
class PersonalDataIT {
    @Inject
    DataSource database;

    @Inject
    AgingStores aging;

    @Inject
    PersonalDataStores stores;

    @Test
    void everyTableIsAgreed() {
        PersonalDataAgreed.assertHolds(
                database, stores.all().stream().map(PersonalData::store).toList());
        PersonalDataAgreed.assertAges(aging.names());
    }

    @Test
    void nothingIsKeptOfANobody() {
        // Given
        var nobody = new Subject(Set.of(UUID.randomUUID()), Set.of("nobody@example.org"));
        var rows = new ArrayList<String>();

        // When
        Tenant.run("t-" + UUID.randomUUID(), () -> {
            stores.collect(nobody, (store, row) -> rows.add(store));
            assertThat(stores.erase(nobody).values()).containsOnly(0L);
            assertThat(stores.find(nobody).values()).containsOnly(0L);
        });

        // Then
        assertThat(rows).isEmpty();
    }
}
