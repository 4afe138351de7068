package io.kring.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GatheringTest {
    private static final int CALLERS = 5_000;

    private final AtomicInteger groups = new AtomicInteger();
    private final AtomicInteger working = new AtomicInteger();

    @Test
    void everyCallerGetsWhatItAskedForAndGroupsDoNotOverlap() {
        // Given
        var doubles = new Gathering<String, Integer, Integer>(this::doubled);

        // When
        var answers = IntStream.range(0, CALLERS)
                .mapToObj(number -> CompletableFuture.supplyAsync(
                        () -> doubles.call("t", number), Executors.newVirtualThreadPerTaskExecutor()))
                .toList();

        // Then
        for (var number = 0; number < CALLERS; number++) {
            assertThat(answers.get(number).join()).isEqualTo(2 * number);
        }
        assertThat(groups.get()).isBetween(CALLERS / 100, CALLERS - 1);
    }

    @Test
    void aFailureIsThatOfTheWholeGroupAndTheNextOneIsServed() {
        // Given
        var doubles = new Gathering<String, Integer, Integer>((key, numbers) -> {
            if (numbers.contains(13)) {
                throw new IllegalArgumentException("13");
            }
            return doubled(key, numbers);
        });

        // When
        var bad = CompletableFuture.supplyAsync(() -> doubles.call("t", 13));

        // Then
        assertThatThrownBy(bad::join).isInstanceOf(CompletionException.class).hasMessageContaining("13");
        assertThat(doubles.call("t", 14)).isEqualTo(28);
    }

    private List<Integer> doubled(String key, List<Integer> numbers) {
        assertThat(working.incrementAndGet()).isEqualTo(1);
        groups.incrementAndGet();
        pause();
        working.decrementAndGet();
        return numbers.stream().map(number -> 2 * number).toList();
    }

    private static void pause() {
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
