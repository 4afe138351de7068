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
        var areas = List.<Area>of(
                new StackArea(stack), new EventsArea(stack), new CampaignsArea(stack), new ContactsArea(stack));
        var known = areas.stream().map(Area::name).toList();
        if (!known.containsAll(names)) {
            names.removeAll(known);
            System.err.println("There is no area " + String.join(", ", names) + "; there are " + known);
            System.exit(2);
        }
        var chosen = areas.stream()
                .filter(area -> names.isEmpty() || names.contains(area.name()))
                .toList();
        var missing = chosen.stream()
                .flatMap(area -> area.missing().map(what -> area.name() + " needs " + what).stream())
                .toList();
        if (!missing.isEmpty()) {
            missing.forEach(System.err::println);
            System.err.println("Install that, or name other areas; there are " + known);
            System.exit(2);
        }
        var results = new ArrayList<Result>();
        @Nullable String failure = null;
        try {
            for (var area : chosen) {
                System.out.println("Measuring " + area.name());
                stack.run(area.parts());
                results.addAll(area.measure());
            }
            stack.run(List.of());
        } catch (IllegalStateException | ConditionTimeoutException | UncheckedIOException | IOException e) {
            failure = e.getMessage();
        }
        results.forEach(result -> System.out.println(line(result)));
        if (json != null) {
            Files.writeString(
                    json, new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(results) + "\n");
        }
        if (failure != null) {
            System.err.println("The rest was not measured. " + failure);
            System.exit(1);
        }
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
