package io.kring.devstack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An ahead-of-time cache of the JDK for one program: classes read, linked and profiled in an earlier run. Its name
 * carries what it was made from, because a JVM silently ignores one that was made from other jars or with other options.
 */
record StartCache(String program, Path file) {

    /** For a JVM's classes: four fifths of it must hold the whole cache when that is written. */
    static final String ROOM = "400m";

    private static final Pattern RECORDING = Pattern.compile("\\.aot-(\\d+)");

    /**
     * The cache for that JVM and those jars, which may not exist yet.
     *
     * @param jars in the order in which they are on the class path
     */
    static StartCache of(Home home, String program, Jvm jvm, List<Path> jars) throws IOException {
        return new StartCache(program, home.cache().resolve(program + "-" + fingerprint(jvm, jars) + ".aot"));
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

    /** Without the directories and system properties, which differ between stacks of the same build. */
    private static String fingerprint(Jvm jvm, List<Path> jars) throws IOException {
        var parts = new ArrayList<String>();
        parts.add(System.getProperty("java.vm.version"));
        jvm.options().stream().filter(option -> !option.startsWith("-D")).forEach(parts::add);
        for (var jar : jars) {
            parts.add(jar.getFileName() + " " + Files.size(jar) + " "
                    + Files.getLastModifiedTime(jar).toMillis());
        }
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var bytes = digest.digest(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
