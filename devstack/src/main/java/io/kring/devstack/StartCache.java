package io.kring.devstack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An ahead-of-time cache of the JDK for one program: classes read, linked and profiled in an earlier run. Its name
 * carries what it was made from, so that a rebuilt program never meets a stale one.
 */
record StartCache(String program, Path file) {

    /** For a JVM's classes: four fifths of it must hold the whole cache when that is written. */
    static final String ROOM = "400m";

    private static final Pattern RECORDING = Pattern.compile("\\.aot-(\\d+)");

    /** The cache for the jars in that directory, which may not exist yet. */
    static StartCache of(Home home, String program, Path jars) throws IOException {
        return new StartCache(program, home.cache().resolve(program + "-" + fingerprint(jars) + ".aot"));
    }

    /** Uses the cache, or records one: it is written when the JVM ends, under a name that {@link #keep} completes. */
    String[] options() {
        var cache = isRecording() ? "-XX:AOTCacheOutput=" + recorded() : "-XX:AOTCache=" + file;
        return new String[] {cache, "-Xlog:aot*=error"};
    }

    boolean isRecording() {
        return !Files.exists(file);
    }

    /**
     * To be called when the JVM has ended: completes what it recorded, in place of what earlier builds and runs left.
     *
     * @throws IOException also where it recorded nothing
     */
    void keep() throws IOException {
        if (!Files.exists(recorded())) {
            throw new IOException("it was not written; the end of the log says why");
        }
        for (var old : leftBehind()) {
            Files.deleteIfExists(old);
        }
        Files.move(recorded(), file);
    }

    /** This program's caches of other builds, and recordings that a killed JVM never completed. */
    private List<Path> leftBehind() throws IOException {
        try (var files = Files.list(file.getParent())) {
            return files.filter(other -> isLeftBehind(other.getFileName().toString()))
                    .toList();
        }
    }

    private boolean isLeftBehind(String name) {
        var recording = RECORDING.matcher(name);
        return name.startsWith(program + "-")
                && name.contains(".aot")
                && !(recording.find()
                        && ProcessHandle.of(Long.parseLong(recording.group(1))).isPresent());
    }

    private Path recorded() {
        return file.resolveSibling(
                file.getFileName() + "-" + ProcessHandle.current().pid());
    }

    private static String fingerprint(Path jars) throws IOException {
        try (var paths = Files.walk(jars)) {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(System.getProperty("java.vm.version").getBytes(StandardCharsets.UTF_8));
            for (var jar : paths.filter(path -> path.toString().endsWith(".jar"))
                    .sorted()
                    .toList()) {
                var line = jars.relativize(jar) + " " + Files.size(jar) + " "
                        + Files.getLastModifiedTime(jar).toMillis() + "\n";
                digest.update(line.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
