package io.kring.benchmarks;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Scenarios that are measured on the same parts of the stack. */
interface Area {
    String name();

    /** The parts of the stack that run meanwhile; all of them where none is named. */
    List<String> parts();

    /** What has to be installed first; empty where nothing is missing. */
    default Optional<String> missing() {
        return Optional.empty();
    }

    /** @param results told as soon as each is known, for what comes after may fail */
    void measure(Consumer<Result> results) throws Exception;
}
