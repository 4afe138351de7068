package io.kring.platform.database;

import static io.kring.testkit.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kring.platform.PlatformTestResource;
import io.kring.platform.id.Ids;
import io.kring.platform.tenant.Tenant;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PlatformTestResource.class)
@SuppressWarnings("NullAway.Init")
class GroupCommitIT {
    private static final int MANY = 20;

    private final String tenant = "t-" + UUID.randomUUID();
    private final CountDownLatch open = new CountDownLatch(1);
    private final List<Integer> groups = new CopyOnWriteArrayList<>();
    private final List<Thread> callers = new CopyOnWriteArrayList<>();
    private final GroupCommit<String, String, UUID> shelves = new GroupCommit<>((key, names) -> store(names));

    @Inject
    Jdbi jdbi;

    @Inject
    TransactionSynchronizationRegistry transactions;

    @AfterEach
    void finish() {
        open.countDown();
    }

    @Test
    void whatArrivesTogetherIsOneTransaction() {
        // Given
        var first = calling("wait");
        await().until(() -> groups, groups -> groups.size() == 1);

        // When
        var others =
                IntStream.range(0, MANY).mapToObj(n -> calling("shelf " + n)).toList();
        awaitWaiting(MANY);
        open.countDown();

        // Then
        assertThat(first.join()).isEqualTo(idOf("wait"));
        for (var n = 0; n < MANY; n++) {
            assertThat(others.get(n).join()).isEqualTo(idOf("shelf " + n));
        }
        assertThat(groups).containsExactly(1, MANY);
        assertThat(transactions()).isEqualTo(2);
    }

    @Test
    void whoFailsDoesSoAlone() {
        // Given
        calling("taken").join();
        var first = calling("wait");
        await().until(() -> groups, groups -> groups.size() == 2);

        // When
        var others =
                IntStream.range(0, MANY).mapToObj(n -> calling("shelf " + n)).toList();
        var bad = calling("taken");
        awaitWaiting(MANY + 1);
        open.countDown();

        // Then
        assertThatThrownBy(bad::join)
                .isInstanceOf(CompletionException.class)
                .hasMessageContaining("shelf_tenant_id_name");
        others.forEach(CompletableFuture::join);
        assertThat(groups).hasSize(3 + MANY + 1).startsWith(1, 1, MANY + 1).endsWith(1);
        assertThat(transactions()).isEqualTo(2 + MANY);
        first.join();
    }

    @Test
    void aCommitThatFailsIsNotTriedTwice() {
        // Given
        var first = calling("wait");
        await().until(() -> groups, groups -> groups.size() == 1);

        // When
        var others = List.of(calling("lost"), calling("shelf"));
        awaitWaiting(2);
        open.countDown();

        // Then
        others.forEach(other -> assertThatThrownBy(other::join).hasMessageContaining("commit"));
        assertThat(groups).containsExactly(1, 2);
        assertThat(transactions()).isEqualTo(1);
        first.join();
    }

    @Test
    void aCallerWithATransactionKeepsIt() {
        assertThatThrownBy(() -> Tenant.run(
                        tenant,
                        () -> QuarkusTransaction.requiringNew().run(() -> {
                            shelves.call(tenant, "shelf");
                            throw new IllegalStateException("after all not");
                        })))
                .hasMessageContaining("after all not");

        assertThat(transactions()).isZero();
    }

    @Test
    void whatHasAnotherKeyDoesNotWait() {
        // Given
        calling("wait");
        await().until(() -> groups, groups -> groups.size() == 1);

        // When
        var other = Tenant.call(tenant, () -> shelves.call("another", "shelf"));

        // Then
        assertThat(other).isEqualTo(idOf("shelf"));
    }

    private CompletableFuture<UUID> calling(String name) {
        return CompletableFuture.supplyAsync(
                () -> Tenant.call(tenant, () -> shelves.call(tenant, name)),
                work -> callers.add(Thread.ofVirtual().start(work)));
    }

    private void awaitWaiting(int number) {
        await().until(
                        () -> callers.stream()
                                .filter(caller -> caller.getState() == Thread.State.WAITING)
                                .count(),
                        waiting -> waiting == number + 1);
    }

    private List<UUID> store(List<String> names) {
        groups.add(names.size());
        return names.stream().map(this::store).toList();
    }

    private UUID store(String name) {
        var id = Ids.next();
        jdbi.useHandle(handle -> handle.execute(
                "insert into shelf (tenant_id, id, version, name, places) values (?, ?, 0, ?, 1)", tenant, id, name));
        if (name.equals("wait")) {
            awaitOpen();
        } else if (name.equals("lost")) {
            transactions.registerInterposedSynchronization(new FailingCommit());
        }
        return id;
    }

    private void awaitOpen() {
        try {
            open.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private UUID idOf(String name) {
        return jdbi.withHandle(handle -> handle.createQuery("select id from shelf where tenant_id = ? and name = ?")
                .bind(0, tenant)
                .bind(1, name)
                .mapTo(UUID.class)
                .one());
    }

    /** By which the rows that are there were written. */
    private int transactions() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select count(distinct xmin::text) from shelf where tenant_id = ?")
                        .bind(0, tenant)
                        .mapTo(Integer.class)
                        .one());
    }

    private static final class FailingCommit implements Synchronization {
        @Override
        public void beforeCompletion() {
            throw new IllegalStateException("no");
        }

        @Override
        public void afterCompletion(int status) {}
    }
}
