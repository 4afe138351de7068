package io.kring.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;

/** What must hold before anything is started, checked so that the answer names what is wrong. */
final class Preflight {

    private static final long LEAST_DISK = 1L << 30;

    private Preflight() {}

    static void check(Home home, List<Part> parts) {
        checkDisk(home);
        var taken = parts.stream()
                .flatMap(part -> part.ports().stream()
                        .filter(port -> !isFree(port))
                        .map(port -> "  port " + port + " of " + part.name() + " is in use" + PortOwner.describe(port)))
                .collect(Collectors.joining("\n"));
        if (!taken.isEmpty()) {
            throw new StackException("Kring cannot start:\n" + taken
                    + "\nEnd those programs, or set KRING_PORT_OFFSET=1000 to use other ports.");
        }
    }

    private static void checkDisk(Home home) {
        try {
            Files.createDirectories(home.dir());
            var usable = Files.getFileStore(home.dir()).getUsableSpace();
            if (usable < LEAST_DISK) {
                throw new StackException("The disk is nearly full: %d MB are left for %s, and Kring needs 1024 MB"
                        .formatted(usable >> 20, home.dir()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
