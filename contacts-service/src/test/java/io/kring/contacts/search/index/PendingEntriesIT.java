package io.kring.contacts.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KringTestResource.class)
@SuppressWarnings("NullAway.Init")
class PendingEntriesIT {
    @Inject
    PendingEntries entries;

    @Inject
    Jdbi jdbi;

    @Test
    void whatIsNewIsSortedIn() {
        // When: more often than the timer can be quicker
        var sorted = IntStream.range(0, 10)
                .mapToLong(time -> {
                    write();
                    return entries.sortIn();
                })
                .filter(pages -> pages > 0);

        // Then
        assertThat(sorted.count()).isGreaterThan(5);
    }

    private void write() {
        jdbi.useHandle(handle -> handle.execute(
                "insert into search_person (tenant_id, contact_id, words) values (?, ?, array['meer/n:hoekstra'])",
                "t-" + UUID.randomUUID(),
                UUID.randomUUID()));
    }
}
