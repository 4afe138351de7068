package io.kring.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Compares what a module's code publishes and hears with contracts/asyncapi.yaml and with its canvas, the README. What the platform does
 * about privacy each service does that is made with it.
 */
public final class ServiceContract {
    private static final Pattern TYPE = Pattern.compile("(\\.on(?:Many)?\\(\\s*)?\"([a-z-]+\\.[a-z-]+\\.v\\d+)\"");
    private static final Pattern SUBSCRIPTION = Pattern.compile("(?m)^mp\\.messaging\\.incoming\\..+\\.topics=(.+)$");
    private static final Pattern IN_CODE_SPAN = Pattern.compile("`([a-z-]+\\.[a-z-]+\\.v\\d+)`");

    private static final Path PLATFORM = Project.root().resolve("platform/src/main");
    private static final String SETTINGS = "resources/META-INF/microprofile-config.properties";

    private ServiceContract() {}

    public static void assertAgreed() {
        var service = Project.module().getFileName().toString();
        var published = new TreeSet<String>();
        var heard = new TreeSet<String>();
        var found = TYPE.matcher(sources(Project.module().resolve("src/main/java")) + ofPlatform());
        while (found.find()) {
            (found.group(1) == null ? published : heard).add(found.group(2));
        }
        var contract = AsyncApi.read();
        assertThat(published).as("published by %s", service).isEqualTo(contract.publishedBy(service));
        assertThat(heard).as("heard by %s", service).isEqualTo(contract.heardBy(service));
        assertThat(subscribed()).as("topics of what %s hears", service).isEqualTo(contract.topics(heard));
        assertThat(onCanvas("## Events out")).as("Events out on the canvas").isEqualTo(published);
        assertThat(onCanvas("## Events in")).as("Events in on the canvas").isEqualTo(heard);
    }

    private static String ofPlatform() {
        var java = PLATFORM.resolve("java/io/kring/platform");
        return isOnPlatform() ? sources(java.resolve("privacy")) + sources(java.resolve("retention")) : "";
    }

    private static boolean isOnPlatform() {
        return read(Project.module().resolve("pom.xml")).contains("<artifactId>platform</artifactId>");
    }

    private static Set<String> subscribed() {
        var topics = new TreeSet<String>();
        var settings = read(Project.module().resolve("src/main/resources/application.properties"));
        var found =
                SUBSCRIPTION.matcher(isOnPlatform() ? settings + "\n" + read(PLATFORM.resolve(SETTINGS)) : settings);
        while (found.find()) {
            topics.addAll(List.of(found.group(1).split(",")));
        }
        return topics;
    }

    private static Set<String> onCanvas(String section) {
        var types = new TreeSet<String>();
        var text = read(Project.module().resolve("README.md"));
        var from = text.indexOf(section);
        if (from >= 0) {
            var to = text.indexOf("\n## ", from + 1);
            var found = IN_CODE_SPAN.matcher(to < 0 ? text.substring(from) : text.substring(from, to));
            while (found.find()) {
                types.add(found.group(1));
            }
        }
        return types;
    }

    private static String sources(Path folder) {
        var text = new StringBuilder();
        try (var files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(".java")).sorted().forEach(file -> text.append(read(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().replaceAll("(?m)^\\s*\\*.*$|/\\*\\*.*?\\*/", "");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
