package io.kring.devstack;

import io.kring.devstack.Status.State;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Keeps one part alive: starts it when what it needs is ready, watches it, starts it again when it dies. */
final class Keeper implements Runnable {

    private static final int MAX_FAILURES = 8;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    private static final Duration HEALTHY = Duration.ofSeconds(30);
    private static final Duration STOP_DEADLINE = Duration.ofSeconds(20);
    private static final Duration RECORD_DEADLINE = Duration.ofMinutes(2);
    private static final Duration INTERRUPTED_DEADLINE = Duration.ofSeconds(8);
    private static final int READY_POLL_MILLIS = 100;

    private final Home home;
    private final Part part;
    private final Board board;
    private @Nullable Process process;
    private Optional<StartCache> recording = Optional.empty();
    private boolean stopping;

    Keeper(Home home, Part part, Board board) {
        this.home = home;
        this.part = part;
        this.board = board;
    }

    Part part() {
        return part;
    }

    @Override
    public void run() {
        try {
            bringUp();
        } catch (InterruptedException e) {
            return;
        } catch (Exception e) {
            if (isStopping()) {
                return;
            }
            board.ended(part.name(), State.FAILED, reason(e));
            board.failed(part.name() + " did not start. " + reason(e));
            return;
        }
        keepUp();
    }

    /** Restarts the part each time it ends, until it is told to stop or has failed too often in a row. */
    private void keepUp() {
        for (int failures = 0; failures < MAX_FAILURES; failures++) {
            var readySince = System.nanoTime();
            try {
                var how = Processes.describeExit(current().waitFor());
                if (isStopping()) {
                    return;
                }
                board.died(part.name(), how);
                Log.say(part.name() + " (pid " + current().pid() + ") " + how + "; starting it again");
                failures = System.nanoTime() - readySince > HEALTHY.toNanos() ? 0 : failures;
                TimeUnit.MILLISECONDS.sleep(pause(failures));
                bringUp();
                Log.say(part.name() + " is back (pid " + current().pid() + ")");
            } catch (InterruptedException e) {
                return;
            } catch (Exception e) {
                if (isStopping()) {
                    return;
                }
                Log.say(part.name() + " could not be started again: " + reason(e));
                endLast();
            }
        }
        board.ended(
                part.name(),
                State.FAILED,
                "given up after " + MAX_FAILURES + " attempts; see " + home.log(part.name()));
        Log.say(part.name() + " is given up after " + MAX_FAILURES + " attempts");
    }

    private static long pause(int failures) {
        return failures == 0 ? 0 : Math.min(LONGEST_PAUSE.toMillis(), 250L << failures);
    }

    private void bringUp() throws Exception {
        board.awaitReady(part.needs());
        var begin = System.nanoTime();
        var launch = part.launch(note -> board.note(part.name(), note));
        start(launch);
        awaitReady();
        part.furnish();
        board.ready(part.name(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
    }

    private synchronized void start(Part.Launch launch) throws IOException, InterruptedException {
        if (stopping) {
            throw new InterruptedException();
        }
        var log = home.log(part.name());
        var builder = new ProcessBuilder(launch.command())
                .directory(launch.directory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(launch.environment());
        process = builder.start();
        recording = launch.cache().filter(StartCache::isRecording);
        process.getOutputStream().close();
        home.pidFile(part.name()).write(process.toHandle());
        board.started(part.name(), process.toHandle());
    }

    private void awaitReady() throws InterruptedException {
        var deadline = System.nanoTime() + part.patience().toNanos();
        while (!answers()) {
            if (current().waitFor(READY_POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new StackException(
                        "It " + Processes.describeExit(current().exitValue()) + endOfLog());
            }
            if (System.nanoTime() > deadline) {
                current().destroyForcibly().waitFor();
                throw new StackException(
                        "It was not ready after " + part.patience().toSeconds() + " s" + endOfLog());
            }
        }
    }

    private boolean answers() throws InterruptedException {
        try {
            return part.isReady();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            return false;
        }
    }

    private String endOfLog() {
        return "; the end of " + home.log(part.name()) + ":\n" + Processes.tail(home.log(part.name()), 15);
    }

    private static String reason(Exception e) {
        return e instanceof StackException ? String.valueOf(e.getMessage()) : e.toString();
    }

    private synchronized Process current() {
        if (process == null) {
            throw new IllegalStateException(part.name() + " was never started");
        }
        return process;
    }

    private synchronized boolean isStopping() {
        return stopping;
    }

    /** From now on the part may end without being started again. */
    synchronized void noMoreStarts() {
        stopping = true;
    }

    private synchronized @Nullable Process last() {
        return process;
    }

    /** Stops the part, if it runs, and leaves nothing of it behind. */
    void stop() {
        noMoreStarts();
        endLast();
        home.pidFile(part.name()).delete();
        board.ended(part.name(), State.STOPPED, null);
    }

    private void endLast() {
        var last = last();
        if (last == null || !last.isAlive()) {
            return;
        }
        part.askToStop(last.toHandle());
        var deadline = deadline();
        if (Processes.awaitOrKill(last.toHandle(), deadline)) {
            recording.ifPresent(this::keep);
        } else {
            Log.say(part.name() + " did not stop within " + deadline.toSeconds() + " s and was killed");
        }
    }

    /** A JVM that records writes for a while after its program has ended: worth waiting for after a whole start only. */
    private Duration deadline() {
        if (recording.isEmpty()) {
            return STOP_DEADLINE;
        }
        return board.state() == State.READY ? RECORD_DEADLINE : INTERRUPTED_DEADLINE;
    }

    private void keep(StartCache cache) {
        try {
            cache.keep();
        } catch (IOException e) {
            Log.say("The start cache of " + part.name() + " could not be kept: " + e.getMessage());
        }
    }
}
