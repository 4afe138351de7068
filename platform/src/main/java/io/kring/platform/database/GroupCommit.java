package io.kring.platform.database;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Small pieces of work of the same kind that arrive together go into one transaction (group commit: Gray, Reuter,
 * <i>Transaction Processing</i>, 1993, chapter 9). While one group is stored the next one gathers, so that nobody waits for
 * company: who is alone is a group of one.
 *
 * @param <K> what a group has in common: at least the tenant
 */
public final class GroupCommit<K, I, O> {
    private static final int LARGEST = 100;

    private final BiFunction<K, List<I>, List<O>> work;
    private final Map<K, Lane> lanes = new ConcurrentHashMap<>();

    /** @param work makes of the inputs as many outputs, in their order, or throws */
    public GroupCommit(BiFunction<K, List<I>, List<O>> work) {
        this.work = work;
    }

    /**
     * Returns after the commit, or at once in the transaction of a caller who has one. Where the work throws for a group,
     * it is done again one by one, each by its own caller; a commit that fails is not tried twice, as it may have succeeded.
     *
     * @throws RuntimeException what the work throws for this input alone, or the commit
     */
    public O call(K key, I input) {
        if (QuarkusTransaction.isActive()) {
            return work.apply(key, List.of(input)).getFirst();
        }
        var call = new Call(input);
        lanes.computeIfAbsent(key, Lane::new).run(call);
        if (call.failure != null) {
            throw call.failure;
        }
        return call.output != null
                ? call.output
                : QuarkusTransaction.requiringNew()
                        .call(() -> work.apply(key, List.of(input)).getFirst());
    }

    private final class Call {
        final I input;
        boolean tried;

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

        void run(Call call) {
            waiting.add(call);
            lock.lock();
            try {
                while (!call.tried) {
                    attempt(group());
                }
            } finally {
                lock.unlock();
            }
        }

        private List<Call> group() {
            var group = new ArrayList<Call>();
            for (var next = waiting.poll(); next != null; next = group.size() < LARGEST ? waiting.poll() : null) {
                next.tried = true;
                group.add(next);
            }
            return group;
        }

        private void attempt(List<Call> group) {
            var worked = new AtomicBoolean();
            try {
                var outputs = QuarkusTransaction.requiringNew().call(() -> {
                    var made = work.apply(
                            key, group.stream().map(call -> call.input).toList());
                    worked.set(true);
                    return made;
                });
                for (var place = 0; place < group.size(); place++) {
                    group.get(place).output = outputs.get(place);
                }
            } catch (RuntimeException e) {
                if (worked.get() || group.size() == 1) {
                    group.forEach(call -> call.failure = e);
                }
            }
        }
    }
}
