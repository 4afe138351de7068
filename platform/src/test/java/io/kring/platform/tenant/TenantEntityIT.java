package io.kring.platform.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kring.platform.PlatformTestResource;
import io.kring.platform.shelf.Shelf;
import io.kring.platform.shelf.ShelfInput;
import io.kring.platform.shelf.ShelfRepository;
import io.kring.platform.shelf.SqlLog;
import io.kring.testkit.TenantTables;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.hibernate.HibernateException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PlatformTestResource.class)
@SuppressWarnings("NullAway.Init")
class TenantEntityIT {
    private final String tenant = "t-" + UUID.randomUUID();
    private final String other = "u-" + UUID.randomUUID();
    private final Shelf shelf = new Shelf(new ShelfInput("A1", 3, null));

    @Inject
    ShelfRepository shelves;

    @Inject
    @PersistenceUnitExtension
    SqlLog sql;

    @Inject
    DataSource dataSource;

    @BeforeEach
    void store() {
        committed(tenant, () -> shelves.persist(shelf));
        sql.take();
    }

    @Test
    void anotherTenantNeitherFindsNorChangesIt() {
        // When
        committed(other, () -> {
            assertThat(shelves.findById(shelf.id())).isNull();
            assertThat(shelves.findById(shelf.id(), LockModeType.PESSIMISTIC_WRITE))
                    .isNull();
            assertThat(shelves.listAll()).isEmpty();
            assertThat(shelves.update("places = 0 where id = ?1", shelf.id())).isZero();
            assertThat(shelves.deleteById(shelf.id())).isFalse();
            assertThat(shelves.deleteAll()).isZero();
        });

        // Then
        committed(
                tenant,
                () -> assertThat(shelves.findById(shelf.id()).view().places()).isEqualTo(3));
    }

    @Test
    void everyStatementNamesTheTenant() {
        // When
        committed(tenant, () -> {
            shelves.findById(shelf.id());
            shelves.getEntityManager().clear();
            var found = shelves.findById(shelf.id(), LockModeType.PESSIMISTIC_WRITE);
            found.take(new ShelfInput("A2", 4, null));
            shelves.flush();
            shelves.getEntityManager().refresh(found);
            shelves.delete(found);
        });

        // Then
        assertThat(sql.take())
                .hasSizeGreaterThanOrEqualTo(5)
                .allSatisfy(statement -> assertThat(statement).containsPattern("where .*tenant_id ?="));
    }

    @Test
    void withoutATenantThereIsAnErrorAndNoRow() throws InterruptedException {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(shelves::listAll))
                .isInstanceOf(NoTenantException.class);
        try (var thread = Executors.newSingleThreadExecutor()) {
            var outsideOfARequest =
                    thread.submit(() -> QuarkusTransaction.requiringNew().call(shelves::listAll));
            assertThatThrownBy(outsideOfARequest::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCauseInstanceOf(HibernateException.class);
        }
    }

    @Test
    void oneTenantAfterTheOtherInOneRequestSeesItsOwnRows() {
        Tenant.run(tenant, () -> assertThat(shelves.count()).isEqualTo(1));
        Tenant.run(other, () -> assertThat(shelves.count()).isZero());
    }

    @Test
    void theTablesOfThePlatformStartWithTheTenant() {
        TenantTables.assertKeysStartWithTenant(dataSource);
    }

    private static void committed(String tenant, Runnable work) {
        Tenant.run(tenant, () -> QuarkusTransaction.requiringNew().run(work));
    }
}
