package io.kring.devstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * One of our own services: a Quarkus application with a generated configuration file.
 *
 * @param name the module, which is also the name of the part
 * @param config what it is told, by property name
 */
record ServicePart(Home home, String name, String what, int port, List<String> needs, Map<String, String> config)
        implements Part {

    private static final String JAR = "quarkus-run.jar";
    /** Of which only what work in bulk leaves is ever used: it begins with {@value #FIRST_HEAP_MB}. */
    private static final int HEAP_MB = 256;

    private static final int FIRST_HEAP_MB = 112;
    private static final int YOUNG_MB = 48;

    /** Takes what is built now, if anything is: it runs for as long as this stack lives, whatever is built meanwhile. */
    void take() throws IOException {
        if (isBuilt()) {
            Directories.link(build(), application());
        }
    }

    boolean isBuilt() {
        return Files.exists(build().resolve(JAR));
    }

    boolean isTaken() {
        return Files.exists(jar());
    }

    /** Whether something else has been built since. */
    boolean isOutdated() throws IOException {
        return isBuilt()
                && isTaken()
                && !Files.getLastModifiedTime(build().resolve(JAR)).equals(Files.getLastModifiedTime(jar()));
    }

    private Path build() {
        return home.checkout().resolve(name).resolve("target/quarkus-app");
    }

    private Path jar() {
        return application().resolve(JAR);
    }

    private Path application() {
        return home.applications().resolve(name);
    }

    @Override
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public List<Integer> ports() {
        return List.of(port);
    }

    @Override
    public Launch launch(Consumer<String> note) throws IOException {
        if (!isTaken()) {
            throw new StackException(name + " is not built: there is no " + jar());
        }
        var file = Home.writePrivately(home.run().resolve(name + ".properties"), lines(config));
        var jvm = Jvm.withHeap(HEAP_MB)
                .serial()
                .with("--enable-native-access=ALL-UNNAMED")
                .with("-Xms" + FIRST_HEAP_MB + "m", "-Xmn" + YOUNG_MB + "m")
                .with("-XX:ReservedCodeCacheSize=64m", "-XX:MaxMetaspaceSize=" + StartCache.ROOM);
        var cache = StartCache.of(home, name, jvm, Directories.jars(application()));
        return new Launch(
                jvm.with(cache.options()).run("-jar", jar().toString()),
                Map.of("QUARKUS_CONFIG_LOCATIONS", file.toUri().toString(), "MALLOC_ARENA_MAX", "2"),
                home.run(),
                Optional.of(cache));
    }

    /** Written so that a properties file reads back exactly the same. */
    static String lines(Map<String, String> config) {
        return config.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue().replace("\\", "\\\\") + "\n")
                .collect(Collectors.joining());
    }

    @Override
    public boolean isReady() {
        return Http.isOk(url() + "/q/health/ready");
    }
}
