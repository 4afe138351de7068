package io.kring.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The command behind {@code ./kring}. */
public final class Main {

    private static final int USAGE = 2;

    private Main() {}

    public static void main(String[] args) throws Exception {
        int code;
        try {
            code = run(
                    args.length == 0 ? "help" : args[0],
                    Arrays.asList(args).subList(Math.min(1, args.length), args.length));
        } catch (StackException e) {
            System.err.println(e.getMessage());
            code = 1;
        } catch (IOException | UncheckedIOException e) {
            System.err.println(e);
            Preflight.shortage(Home.fromEnvironment()).ifPresent(System.err::println);
            code = 1;
        }
        System.exit(code);
    }

    private static int run(String command, List<String> args) throws Exception {
        var home = Home.fromEnvironment();
        return switch (command) {
            case "up" -> new UpCommand(home).run(partNames(home, args));
            case "supervise" -> new Supervisor(home, partNames(home, args)).run();
            case "down" -> DownCommand.run(home);
            case "status" -> new StatusCommand(home).run(args.contains("--json"));
            default -> {
                System.err.println("There is no command '" + command + "'; see ./kring help");
                yield USAGE;
            }
        };
    }

    private static Set<String> partNames(Home home, List<String> args) {
        var known = Stack.in(home).parts().stream().map(Part::name).collect(Collectors.toSet());
        for (var name : args) {
            if (!known.contains(name)) {
                throw new StackException("There is no part '" + name + "'; the parts are " + String.join(", ", known));
            }
        }
        return Set.copyOf(args);
    }
}
