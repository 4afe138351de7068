package io.kring.devstack;

import io.kring.devstack.Status.PartStatus;
import io.kring.devstack.Status.State;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Where the keepers of all parts write how theirs is doing, and wait for one another. */
final class Board {

    private final Path file;
    private final Map<String, PartStatus> parts = new LinkedHashMap<>();
    private State state = State.STARTING;
    private @Nullable String message;
    private boolean unwritten;

    Board(Path file, List<Part> parts) {
        this.file = file;
        parts.forEach(part -> this.parts.put(part.name(), waiting(part)));
        publish();
    }

    private static PartStatus waiting(Part part) {
        return new PartStatus(part.name(), part.what(), part.url(), part.ports(), State.WAITING, 0, 0, 0, 0, null);
    }

    synchronized void note(String part, String note) {
        change(part, was -> with(was, was.state(), was.pid(), was.startedAt(), was.readyAfter(), was.restarts(), note));
    }

    synchronized void started(String part, ProcessHandle process) {
        var at = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        change(part, was -> {
            var now = was.restarts() > 0 ? State.RESTARTING : State.STARTING;
            return with(was, now, process.pid(), at, 0, was.restarts(), was.note());
        });
    }

    synchronized void ready(String part, long tookMillis) {
        change(part, was -> with(was, State.READY, was.pid(), was.startedAt(), tookMillis, was.restarts(), null));
        if (state == State.STARTING && parts.values().stream().allMatch(p -> isUp(p.state()))) {
            state = State.READY;
            publish();
        }
    }

    private static boolean isUp(State state) {
        return state == State.READY || state == State.LEFT_OUT;
    }

    synchronized void died(String part, String how) {
        change(part, was -> with(was, State.RESTARTING, 0, 0, 0, was.restarts() + 1, how));
    }

    synchronized void ended(String part, State how, @Nullable String note) {
        change(part, was -> with(was, how, 0, 0, 0, was.restarts(), note));
    }

    synchronized void failed(String why) {
        if (state == State.STARTING) {
            state = State.FAILED;
            message = why;
            publish();
        }
    }

    synchronized void stopped() {
        state = state == State.FAILED ? State.FAILED : State.STOPPED;
        publish();
    }

    /** Waits until each of the named parts is ready; one that is not part of this stack is not waited for. */
    synchronized void awaitReady(List<String> names) throws InterruptedException {
        while (!names.stream().allMatch(this::isReady)) {
            wait();
        }
    }

    private boolean isReady(String name) {
        var part = parts.get(name);
        return part == null || isUp(part.state());
    }

    synchronized State state() {
        return state;
    }

    synchronized void awaitEndOfStart() throws InterruptedException {
        while (state == State.STARTING) {
            wait();
        }
    }

    private void change(String part, UnaryOperator<PartStatus> change) {
        parts.computeIfPresent(part, (name, was) -> change.apply(was));
        publish();
    }

    private synchronized void publish() {
        try {
            new Status(state, message, new ArrayList<>(parts.values())).write(file);
            unwritten = false;
        } catch (UncheckedIOException e) {
            if (!unwritten) {
                Log.say("The state cannot be written, so nobody sees it: " + e);
            }
            unwritten = true;
        }
        notifyAll();
    }

    private static PartStatus with(
            PartStatus was,
            State state,
            long pid,
            long startedAt,
            long readyAfter,
            int restarts,
            @Nullable String note) {
        return new PartStatus(
                was.name(), was.what(), was.url(), was.ports(), state, pid, startedAt, readyAfter, restarts, note);
    }
}
