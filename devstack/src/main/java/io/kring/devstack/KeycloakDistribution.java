package io.kring.devstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The Keycloak programs: unpacked and built once for all stacks of a checkout, then only linked to. */
final class KeycloakDistribution {

    private static final String MAIN = "org.keycloak.quarkus.runtime.KeycloakMain";
    private static final String BUILD_MAIN = "io.quarkus.bootstrap.runner.QuarkusEntryPoint";
    private static final List<String> BUILD =
            List.of("build", "--db=postgres", "--health-enabled=true", "--metrics-enabled=true");

    private final Home home;
    private final Path archive;
    private final Path directory;

    KeycloakDistribution(Home home) throws IOException {
        this.home = home;
        try (var files = Files.list(home.checkout().resolve("devstack/target/dist"))) {
            this.archive = files.filter(file -> file.getFileName().toString().endsWith(".zip"))
                    .findFirst()
                    .orElseThrow(() -> new StackException("devstack/target/dist has no Keycloak: build devstack"));
        }
        var name = archive.getFileName().toString().replace("-quarkus-dist", "").replace(".zip", "");
        this.directory = home.cache().resolve(name);
    }

    KeycloakDistribution built(Consumer<String> note) throws IOException, InterruptedException {
        Directories.madeOnce(directory, unfinished -> {
            note.accept("first start: preparing it takes about half a minute");
            Directories.unzip(archive, unfinished);
            var runner = unfinished.resolve("lib/quarkus-run.jar").toString();
            var build = jvm(unfinished).run("-cp", runner, BUILD_MAIN);
            build.addAll(BUILD);
            Processes.run(
                    "Preparing Keycloak", new Part.Launch(build, Map.of(), unfinished), home.log(KeycloakPart.NAME));
        });
        return this;
    }

    /** Makes a Keycloak home for one stack: the shared programs, and a data directory of its own. */
    Path linkedIn(Path target) throws IOException {
        Files.createDirectories(target.resolve("data/import"));
        for (var name : List.of("bin", "conf", "lib", "providers", "themes")) {
            var link = target.resolve(name);
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, directory.resolve(name));
        }
        return target;
    }

    StartCache startCache(Path root) throws IOException {
        return StartCache.of(home, KeycloakPart.NAME, jvm(root), classPath());
    }

    /** The command that starts it, for that home, up to Keycloak's own arguments. */
    List<String> command(Path root, StartCache cache) throws IOException {
        return jvm(root).with(cache.options()).run("-cp", Jvm.classPath(classPath()), MAIN);
    }

    /** Its jars in the order in which its launcher reads them, of whose own class loader the start cache links nothing. */
    private List<Path> classPath() throws IOException {
        var lib = directory.resolve("lib");
        var jars = new ArrayList<Path>();
        jars.add(lib.resolve("quarkus/transformed-bytecode.jar"));
        jars.add(lib.resolve("quarkus/generated-bytecode.jar"));
        for (var name : List.of("app", "lib/boot", "lib/main")) {
            jars.addAll(Directories.jars(lib.resolve(name)));
        }
        return jars;
    }

    private static Jvm jvm(Path root) {
        return Jvm.withHeap(384)
                .with("-Xms128m", "-XX:+UseG1GC", "-XX:TieredStopAtLevel=1", "-XX:MaxMetaspaceSize=" + StartCache.ROOM)
                .with("--add-opens=java.base/java.util=ALL-UNNAMED")
                .with("--add-opens=java.base/java.util.concurrent=ALL-UNNAMED")
                .with("--add-opens=java.base/java.security=ALL-UNNAMED")
                .with("--add-opens=java.base/java.lang=ALL-UNNAMED")
                .with("--enable-native-access=ALL-UNNAMED", "-Duser.language=en", "-Dfile.encoding=UTF-8")
                .with("-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory")
                .with("-Djava.util.logging.manager=org.jboss.logmanager.LogManager")
                .with("-Dkc.home.dir=" + root, "-Djboss.server.config.dir=" + root.resolve("conf"))
                .with("-Dpicocli.disable.closures=true", "-Dquarkus-log-max-startup-records=10000");
    }
}
