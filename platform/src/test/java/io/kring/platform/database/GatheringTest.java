package io.kring.platform.database;

import static io.kring.testkit.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatheringTest {
    private static final int CALLERS = 250;

    private final List<Integer> groups = new CopyOnWriteArrayList<>();
    private final List<Thread> callers = new CopyOnWriteArrayList<>();
    private final AtomicInteger working = new AtomicInteger();
    private final CountDownLatch open = new CountDownLatch(1);

    @AfterEach
    void finish() {
        open.countDown();
    }

    @Test
    void whoComesWhileOneGroupIsServedIsInTheNextAndGetsWhatItAskedFor() {
        // Given
        var doubles = new Gathering<String, Integer, Integer>(this::doubledOnceOpen);
        var first = calling(doubles, 0);
        await().until(() -> groups, groups -> groups.size() == 1);

        // When
        var others = IntStream.range(1, CALLERS)
                .mapToObj(number -> calling(doubles, number))
                .toList();
        await().until(this::waiting, waiting -> waiting == CALLERS);
        open.countDown();

        // Then
        assertThat(first.join()).isZero();
        for (var number = 1; number < CALLERS; number++) {
            assertThat(others.get(number - 1).join()).isEqualTo(2 * number);
        }
        assertThat(groups).containsExactly(1, 100, 100, 49);
    }

    @Test
    void aFailureIsThatOfTheWholeGroupAndTheNextOneIsServed() {
        // Given
        var doubles = new Gathering<String, Integer, Integer>((key, numbers) -> {
            if (numbers.contains(13)) {
                throw new IllegalArgumentException("13");
            }
            return doubled(numbers);
        });

        // When
        var bad = CompletableFuture.supplyAsync(() -> doubles.call("t", 13));

        // Then
        assertThatThrownBy(bad::join).isInstanceOf(CompletionException.class).hasMessageContaining("13");
        assertThat(doubles.call("t", 14)).isEqualTo(28);
    }

    private CompletableFuture<Integer> calling(Gathering<String, Integer, Integer> doubles, int number) {
        return CompletableFuture.supplyAsync(
                () -> doubles.call("t", number),
                work -> callers.add(Thread.ofVirtual().start(work)));
    }

    private long waiting() {
        return callers.stream()
                .filter(caller -> caller.getState() == Thread.State.WAITING)
                .count();
    }

    private List<Integer> doubledOnceOpen(String key, List<Integer> numbers) {
        assertThat(working.incrementAndGet()).as("groups at work").isEqualTo(1);
        groups.add(numbers.size());
        try {
            open.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        working.decrementAndGet();
        return doubled(numbers);
    }

    private static List<Integer> doubled(List<Integer> numbers) {
        return numbers.stream().map(number -> 2 * number).toList();
    }
}
