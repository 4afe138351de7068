package io.kring.benchmarks;

import java.util.List;
import java.util.function.Consumer;

/** How long the whole stack takes to start again on its data, and what it needs of memory. */
final class StackArea implements Area {
    private final Stack stack;

    StackArea(Stack stack) {
        this.stack = stack;
    }

    @Override
    public String name() {
        return "stack";
    }

    @Override
    public List<String> parts() {
        return List.of();
    }

    @Override
    public void measure(Consumer<Result> results) throws Exception {
        var start = stack.restart(List.of());
        results.accept(Result.atMost(name(), "warm start to all ready", start.toMillis() / 1000.0, "s", 60));
        stack.startTimes()
                .forEach((part, seconds) ->
                        results.accept(Result.told(name(), "of it, start of " + part, seconds, "s")));
        io.kring.e2e.demo.Demo.main(new String[0]);
        var memory = stack.memory();
        var total = memory.stream().mapToDouble(Stack.Memory::megabytes).sum();
        results.accept(Result.atMost(name(), "resident memory of the whole stack after the demo", total, "MB", 4_000));
        memory.stream()
                .filter(part -> part.part().endsWith("-service") || part.part().equals("api-gateway"))
                .forEach(part -> results.accept(Result.atMost(
                        name(), "resident memory of " + part.part() + " after the demo", part.megabytes(), "MB", 350)));
    }
}
