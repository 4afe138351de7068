package io.kring.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * PostgreSQL and Kafka as the development stack starts them, in a stack of their own under {@code target}. The first test
 * that needs them starts them; they end with the process that runs the tests (Maven or the IDE).
 */
final class DevstackServers implements Servers {
    static final Supplier<Servers> RUNNING = Once.of(DevstackServers::start);

    private static final int PORT_OFFSET = Integer.getInteger("kring.test.port-offset", 20_000);
    private static final Path HOME = Project.root().resolve("target/test-stack");

    private final String password;

    private DevstackServers(String password) {
        this.password = password;
    }

    @Override
    public String kafka() {
        return "127.0.0.1:" + (9092 + PORT_OFFSET);
    }

    @Override
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + (5433 + PORT_OFFSET) + "/" + database;
    }

    @Override
    public String user() {
        return "postgres";
    }

    @Override
    public String password() {
        return password;
    }

    private static Servers start() {
        try {
            Files.createDirectories(HOME);
            try (var channel = FileChannel.open(
                            HOME.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                devstack("up", "postgres", "kafka");
            }
            var secrets = new Properties();
            try (var file = Files.newInputStream(HOME.resolve("secrets.properties"))) {
                secrets.load(file);
            }
            return new DevstackServers(secrets.getProperty("postgres.postgres"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void devstack(String... arguments) throws IOException, InterruptedException {
        var log = HOME.resolve("up.log");
        var process = command(arguments)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(180, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException("PostgreSQL and Kafka did not start:\n" + Files.readString(log));
        }
        stopWithOwner();
    }

    /** Surefire's parent is Maven; the stack ends when the last run that uses it does. */
    private static void stopWithOwner() throws IOException {
        var owner =
                ProcessHandle.current().parent().orElse(ProcessHandle.current()).pid();
        var owners = HOME.resolve("owners");
        var marker = owners.resolve(String.valueOf(owner));
        Files.createDirectories(owners);
        forgetGone(owners);
        if (Files.exists(marker)) {
            return;
        }
        Files.createFile(marker);
        var builder = command("down");
        var script = """
                cd '%s'
                while kill -0 %d 2>/dev/null; do sleep 1; done
                rm -f %d
                for other in *; do kill -0 "$other" 2>/dev/null && exit 0; done
                exec '%s'
                """.formatted(owners, owner, owner, String.join("' '", builder.command()));
        builder.command("sh", "-c", script)
                .redirectErrorStream(true)
                .redirectOutput(HOME.resolve("down.log").toFile())
                .start();
    }

    /** What was killed leaves its marker, and another process may get its number: the stack must not wait for that one. */
    private static void forgetGone(Path owners) throws IOException {
        try (var markers = Files.newDirectoryStream(owners)) {
            for (var marker : markers) {
                var made = Files.getLastModifiedTime(marker).toInstant();
                var owner = ProcessHandle.of(Long.parseLong(marker.getFileName().toString()))
                        .filter(process -> process.info()
                                .startInstant()
                                .filter(start -> start.isAfter(made))
                                .isEmpty());
                if (owner.isEmpty()) {
                    Files.deleteIfExists(marker);
                }
            }
        }
    }

    private static ProcessBuilder command(String... arguments) {
        var devstack = Project.root().resolve("devstack/target");
        if (!Files.isDirectory(devstack.resolve("lib"))) {
            throw new IllegalStateException("Build devstack first: mvn -pl devstack package");
        }
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Dkring.root=" + Project.root(),
                "-cp",
                devstack.resolve("classes") + ":" + devstack.resolve("lib") + "/*",
                "io.kring.devstack.Main"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(Project.root().toFile());
        builder.environment().put("KRING_HOME", HOME.toString());
        builder.environment().put("KRING_PORT_OFFSET", String.valueOf(PORT_OFFSET));
        return builder;
    }
}
