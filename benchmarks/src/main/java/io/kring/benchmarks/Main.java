package io.kring.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/** {@code ./kring bench [AREA…] [--json FILE]}: measures each scenario, beside its limit where there is one. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws Exception {
        var names = new ArrayList<String>();
        @Nullable Path json = null;
        for (var place = 0; place < arguments.length; place++) {
            if (arguments[place].equals("--json") && place + 1 < arguments.length) {
                json = Path.of(arguments[++place]);
            } else {
                names.add(arguments[place]);
            }
        }
        var stack = new Stack();
        var areas = chosen(names, stack);
        var results = new ArrayList<Result>();
        @Nullable String failure = null;
        try {
            for (var area : areas) {
                System.out.println("Measuring " + area.name());
                stack.run(area.parts());
                area.measure(result -> {
                    System.out.println(line(result));
                    results.add(result);
                });
            }
            stack.run(List.of());
        } catch (IllegalStateException | ConditionTimeoutException | UncheckedIOException | IOException e) {
            failure = e.getMessage();
        }
        if (json != null) {
            Files.writeString(
                    json, new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(results) + "\n");
        }
        if (failure != null) {
            System.err.println("The rest was not measured. " + failure);
            System.exit(1);
        }
    }

    /** The areas of these names, all where there are none; ends the program where that cannot be. */
    private static List<Area> chosen(List<String> names, Stack stack) {
        var areas = List.<Area>of(
                new StackArea(stack),
                new EventsArea(stack),
                new CampaignsArea(stack),
                new SearchArea(stack),
                new ContactsArea(stack));
        var known = areas.stream().map(Area::name).toList();
        var problems = new ArrayList<String>();
        names.stream().filter(name -> !known.contains(name)).forEach(name -> problems.add("There is no area " + name));
        var chosen = areas.stream()
                .filter(area -> names.isEmpty() || names.contains(area.name()))
                .toList();
        chosen.forEach(area ->
                area.missing().ifPresent(what -> problems.add(area.name() + " needs " + what + ", or is left out")));
        if (!problems.isEmpty()) {
            problems.forEach(System.err::println);
            System.err.println("There are " + String.join(", ", known));
            System.exit(2);
        }
        return chosen;
    }

    private static String line(Result result) {
        return String.format(
                Locale.ROOT,
                "%-10s %-52s %10.1f %-8s %-14s %-8s %-14s %s",
                result.area(),
                result.scenario(),
                result.value(),
                result.unit(),
                result.limit() == null ? "" : String.format(Locale.ROOT, "limit %.0f", result.limit()),
                result.ratio() == null ? "" : String.format(Locale.ROOT, "%.2f x", result.ratio()),
                result.target(),
                result.target().isEmpty() ? "" : result.holds() ? "holds" : "MISSED");
    }
}
