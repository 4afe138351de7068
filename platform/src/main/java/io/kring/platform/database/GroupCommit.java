package io.kring.platform.database;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;

/**
 * Small pieces of work of the same kind that arrive together go into one transaction (group commit: Gray, Reuter,
 * <i>Transaction Processing</i>, 1993, chapter 9).
 *
 * @param <K> what a group has in common: at least the tenant
 */
public final class GroupCommit<K, I, O> {
    private final BiFunction<K, List<I>, List<O>> work;
    private final Gathering<K, I, Optional<O>> groups = new Gathering<>(this::attempt);

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
        return QuarkusTransaction.isActive()
                ? alone(key, input)
                : groups.call(key, input)
                        .orElseGet(() -> QuarkusTransaction.requiringNew().call(() -> alone(key, input)));
    }

    private O alone(K key, I input) {
        return work.apply(key, List.of(input)).getFirst();
    }

    /** Empty for each where the group has to be taken apart. */
    private List<Optional<O>> attempt(K key, List<I> inputs) {
        var worked = new AtomicBoolean();
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                var outputs = work.apply(key, inputs).stream().map(Optional::of).toList();
                worked.set(true);
                return outputs;
            });
        } catch (RuntimeException e) {
            if (worked.get() || inputs.size() == 1) {
                throw e;
            }
            return Collections.nCopies(inputs.size(), Optional.empty());
        }
    }
}
