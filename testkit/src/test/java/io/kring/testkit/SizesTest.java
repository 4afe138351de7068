package io.kring.testkit;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Prints how large the files of every module are, beside what is aimed at; what is far too large fails. */
class SizesTest {
    private static final int FILE = 400;
    private static final int FEATURE = 15;
    private static final int POM = 80;

    /** It lists what every service is made of (ADR 5). */
    private static final int POM_OF_PLATFORM = 100;

    private static final int PROPERTIES = 60;

    private static final Path ROOT = Project.root();
    private static final String ROW = "%-18s %5s %6s %4s %7s %9s %7s %4s %10s%n";

    @Test
    void nothingIsFarTooLarge() throws IOException {
        // Given
        var modules = modules();

        // When
        var tooLarge = modules.stream().flatMap(SizesTest::tooLarge).sorted();

        // Then
        System.out.printf(ROW, "", "files", "median", "p90", "longest", "test:code", "feature", "pom", "properties");
        System.out.printf(ROW, "at most", "", 60, 180, FILE, "0.8-1.6", FEATURE, POM, PROPERTIES);
        modules.forEach(SizesTest::print);
        assertThat(modules).isNotEmpty();
        assertThat(tooLarge).isEmpty();
    }

    private static Stream<String> tooLarge(Module module) {
        return Stream.of(
                        over(FILE, "lines", module.main()),
                        over(FILE, "lines", module.test()),
                        over(FEATURE, "files", module.features()),
                        over(module.folder().endsWith("platform") ? POM_OF_PLATFORM : POM, "lines", module.pom()),
                        over(PROPERTIES, "lines", module.properties()))
                .flatMap(each -> each);
    }

    private static Stream<String> over(int most, String unit, Map<Path, Integer> sizes) {
        return sizes.entrySet().stream()
                .filter(size -> size.getValue() > most)
                .map(size -> "%s has %d %s; at most %d".formatted(size.getKey(), size.getValue(), unit, most));
    }

    private static void print(Module module) {
        var main = module.main().values();
        System.out.printf(
                ROW,
                module.folder().getFileName(),
                main.size(),
                percentile(50, main),
                percentile(90, main),
                percentile(100, main),
                "%.2f".formatted(sum(module.test().values()) / (double) Math.max(1, sum(main))),
                percentile(100, module.features().values()),
                percentile(100, module.pom().values()),
                percentile(100, module.properties().values()));
    }

    private static int sum(Collection<Integer> sizes) {
        return sizes.stream().mapToInt(Integer::intValue).sum();
    }

    private static int percentile(int percent, Collection<Integer> sizes) {
        var place = Math.max(0, Math.ceilDiv(sizes.size() * percent, 100) - 1);
        return sizes.stream().sorted().skip(place).findFirst().orElse(0);
    }

    private static Collection<Module> modules() throws IOException {
        try (var folders = Files.list(ROOT)) {
            return folders.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .sorted()
                    .map(Module::new)
                    .toList();
        }
    }

    /** A folder with a pom; sizes are lines of files and files of packages. A package-info has no code, and does not count. */
    private record Module(Path folder) {
        Map<Path, Integer> main() {
            return lines("src/main", ".java");
        }

        Map<Path, Integer> test() {
            return lines("src/test", ".java");
        }

        Map<Path, Integer> pom() {
            return lines("pom.xml", "");
        }

        Map<Path, Integer> properties() {
            return lines("src", "application.properties");
        }

        /** Packages below the module's own, {@code io.kring.<module>.<feature>}. */
        Map<Path, Integer> features() {
            var feature =
                    Path.of("module/src/main/java/io/kring/module/feature").getNameCount();
            return main().keySet().stream()
                    .map(Path::getParent)
                    .filter(path -> path.getNameCount() >= feature)
                    .collect(groupingBy(path -> path, summingInt(file -> 1)));
        }

        private Map<Path, Integer> lines(String below, String ending) {
            var start = folder.resolve(below);
            if (Files.notExists(start)) {
                return Map.of();
            }
            try (var files = Files.walk(start)) {
                return files.filter(file -> file.toString().endsWith(ending))
                        .filter(file -> !file.endsWith("package-info.java"))
                        .collect(toMap(ROOT::relativize, SizesTest::countLines));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static int countLines(Path file) {
        try (var lines = Files.lines(file)) {
            return (int) lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
