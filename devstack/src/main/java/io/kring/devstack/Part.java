package io.kring.devstack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** One process of the stack: what it is, what it needs, how it is started and when it counts as ready. */
interface Part {

    /**
     * How to start it.
     *
     * @param cache what the command reads to start faster, or records to do so next time
     */
    record Launch(List<String> command, Map<String, String> environment, Path directory, Optional<StartCache> cache) {

        Launch(List<String> command, Map<String, String> environment, Path directory) {
            this(command, environment, directory, Optional.empty());
        }
    }

    String name();

    /** What it is for, in a few words. */
    String what();

    /** Where a person or a program reaches it. */
    String url();

    /** The ports that must be free before it starts. */
    List<Integer> ports();

    /** Names of the parts that must be ready first. */
    List<String> needs();

    /**
     * Prepares whatever the process needs and says how to start it.
     *
     * @param note takes a line for the person who waits, when a first-time set-up takes long
     */
    Launch launch(Consumer<String> note) throws Exception;

    /** Whether it answers. Called again and again while it starts; any exception means not yet. */
    boolean isReady() throws Exception;

    /** What is to be made in it each time it has started: databases, topics. Must do no harm when done already. */
    default void furnish() throws Exception {}

    /** How long a start may take; also on a machine that has much else to do. */
    default Duration patience() {
        return Duration.ofMinutes(5);
    }

    /** Asks the process to stop; the supervisor waits, and kills it when the deadline has passed. */
    default void askToStop(ProcessHandle process) {
        process.destroy();
    }
}
