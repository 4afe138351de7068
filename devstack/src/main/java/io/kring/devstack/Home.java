package io.kring.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Where one stack keeps its things.
 *
 * @param checkout the source tree with the built modules
 * @param dir data, logs and run files of this stack; from {@code KRING_HOME}, else {@code .kring} in the checkout
 * @param ports the ports of this stack
 */
record Home(Path checkout, Path dir, Ports ports) {

    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    static Home fromEnvironment() {
        var checkout =
                Path.of(System.getProperty("kring.root", ".")).toAbsolutePath().normalize();
        var env = System.getenv();
        var dir = checkout.resolve(env.getOrDefault("KRING_HOME", ".kring")).normalize();
        return new Home(checkout, dir, new Ports(offset(env.getOrDefault("KRING_PORT_OFFSET", "0"))));
    }

    private static int offset(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new StackException("KRING_PORT_OFFSET must be a number such as 1000, not '" + text + "'", e);
        }
    }

    Path run() {
        return made(dir.resolve("run"));
    }

    Path logs() {
        return made(dir.resolve("logs"));
    }

    Path data() {
        return made(dir.resolve("data"));
    }

    Path secrets() {
        return dir.resolve("secrets.properties");
    }

    /** Unpacked programs and start caches: the same for every stack of this checkout, so shared by them. */
    Path cache() {
        return made(checkout.resolve(".kring/cache"));
    }

    Path log(String part) {
        return logs().resolve(part + ".log");
    }

    PidFile pidFile(String part) {
        return new PidFile(run().resolve(part + ".pid"));
    }

    /** The names of the parts for which a pid file lies here. */
    List<String> recordedParts() {
        try (var files = Files.list(run())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".pid"))
                    .map(name -> name.substring(0, name.length() - ".pid".length()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Our own classes as they were when this stack was started: a build meanwhile must not pull them from under it. */
    Path ownClasses() {
        return run().resolve("classes");
    }

    /** Our services as they were then. */
    Path applications() {
        return run().resolve("app");
    }

    String ownClassPath() {
        return ownClasses() + ":" + devstackLib() + "/*";
    }

    Path devstackLib() {
        return checkout.resolve("devstack/target/lib");
    }

    /** Writes a file that holds secrets: complete or not at all, and readable by its owner only. */
    static Path writePrivately(Path file, String content) {
        try {
            Files.createDirectories(file.getParent());
            var temporary = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(temporary);
            Files.createFile(temporary);
            Files.setPosixFilePermissions(temporary, OWNER_ONLY);
            Files.writeString(temporary, content);
            return Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private static Path made(Path directory) {
        try {
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make the directory " + directory, e);
        }
    }
}
