package io.kring.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/** Where a test fails, what the parts of the stack last complained of tells why; it is on no machine that can be looked at later. */
public final class LastWarnings implements TestWatcher {
    private static final int LINES = 5;
    private static final int LENGTH = 600;

    @Override
    public void testFailed(ExtensionContext test, @Nullable Throwable cause) {
        System.err.println(test.getDisplayName() + " failed; last warnings of the stack:");
        try (var logs = Files.list(TestStack.home().resolve("logs"))) {
            logs.sorted().forEach(LastWarnings::print);
        } catch (IOException e) {
            System.err.println("none: " + e);
        }
    }

    private static void print(Path log) {
        try (var lines = Files.lines(log)) {
            last(lines.filter(LastWarnings::isWarning))
                    .forEach(line -> System.err.println(
                            log.getFileName() + ": " + line.substring(0, Math.min(LENGTH, line.length()))));
        } catch (IOException e) {
            System.err.println(log + ": " + e);
        }
    }

    private static boolean isWarning(String line) {
        return line.contains("\"level\":\"WARN\"") || line.contains("\"level\":\"ERROR\"") || line.contains(" ERROR ");
    }

    private static List<String> last(Stream<String> lines) {
        var all = lines.toList();
        return all.subList(Math.max(0, all.size() - LINES), all.size());
    }
}
