package io.kring.platform.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Does at once what many callers ask at the same time. While one group is served the next one gathers, so that nobody waits
 * for company: who is alone is a group of one.
 *
 * @param <K> what a group has in common: at least the tenant
 */
public final class Gathering<K, I, O> {
    private static final int LARGEST = 100;

    private final BiFunction<K, List<I>, List<O>> work;
    private final Map<K, Lane> lanes = new ConcurrentHashMap<>();

    /** @param work makes of the inputs as many outputs, in their order, or throws for all of them */
    public Gathering(BiFunction<K, List<I>, List<O>> work) {
        this.work = work;
    }

    public O call(K key, I input) {
        return lanes.computeIfAbsent(key, Lane::new).serve(new Call(input));
    }

    private final class Call {
        final I input;
        boolean served;

        @Nullable
        O output;

        @Nullable
        RuntimeException failure;

        Call(I input) {
            this.input = input;
        }
    }

    /** Whoever holds the lock works for all who wait. */
    private final class Lane {
        private final K key;
        private final ReentrantLock lock = new ReentrantLock();
        private final Queue<Call> waiting = new ConcurrentLinkedQueue<>();

        Lane(K key) {
            this.key = key;
        }

        O serve(Call call) {
            waiting.add(call);
            lock.lock();
            try {
                while (!call.served) {
                    serve(group());
                }
            } finally {
                lock.unlock();
            }
            if (call.failure != null) {
                throw call.failure;
            }
            return Objects.requireNonNull(call.output);
        }

        private List<Call> group() {
            var group = new ArrayList<Call>();
            for (var next = waiting.poll(); next != null; next = group.size() < LARGEST ? waiting.poll() : null) {
                group.add(next);
            }
            return group;
        }

        private void serve(List<Call> group) {
            try {
                var outputs =
                        work.apply(key, group.stream().map(call -> call.input).toList());
                for (var place = 0; place < group.size(); place++) {
                    group.get(place).output = outputs.get(place);
                }
            } catch (RuntimeException e) {
                group.forEach(call -> call.failure = e);
            } finally {
                group.forEach(call -> call.served = true);
            }
        }
    }
}
