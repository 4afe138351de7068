package io.kring.devstack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What must hold before anything is started, checked so that the answer names what is wrong. */
final class Preflight {

    private static final long LEAST_DISK = 1L << 30;

    private Preflight() {}

    static void check(Home home, List<Part> parts) {
        shortage(home).ifPresent(shortage -> {
            throw new StackException(shortage);
        });
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

    /** What to say of a disk without room for a stack. */
    static Optional<String> shortage(Home home) {
        var usable = home.dir().toFile().getUsableSpace();
        return usable >= LEAST_DISK || !Files.exists(home.dir())
                ? Optional.empty()
                : Optional.of("The disk is nearly full: %d MB are left for %s, and Kring needs %d MB."
                        .formatted(usable >> 20, home.dir(), LEAST_DISK >> 20));
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
