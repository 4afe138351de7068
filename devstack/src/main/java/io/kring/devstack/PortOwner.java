package io.kring.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Which process listens on a port, where the {@code /proc} file system tells. */
final class PortOwner {

    private static final String LISTENING = "0A";

    private PortOwner() {}

    /** Such as {@code  by pid 4711 (/usr/bin/nginx)}; empty where nobody tells. */
    static String describe(int port) {
        var sockets = socketsListeningOn(port);
        return ProcessHandle.allProcesses()
                .filter(process -> holds(process.pid(), sockets))
                .findFirst()
                .map(process -> " by pid " + process.pid()
                        + process.info()
                                .command()
                                .map(command -> " (" + command + ")")
                                .orElse(""))
                .orElse("");
    }

    private static Set<String> socketsListeningOn(int port) {
        var suffix = String.format(Locale.ROOT, ":%04X", port);
        var sockets = new HashSet<String>();
        for (var table : new String[] {"/proc/net/tcp", "/proc/net/tcp6"}) {
            try (var lines = Files.lines(Path.of(table))) {
                lines.map(line -> line.strip().split("\\s+"))
                        .filter(columns -> columns[1].endsWith(suffix) && columns[3].equals(LISTENING))
                        .forEach(columns -> sockets.add("socket:[" + columns[9] + "]"));
            } catch (IOException | UncheckedIOException e) {
                return Set.of();
            }
        }
        return sockets;
    }

    private static boolean holds(long pid, Set<String> sockets) {
        try (var descriptors = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return descriptors.anyMatch(descriptor -> sockets.contains(target(descriptor)));
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return "";
        }
    }
}
