package io.kring.e2e;

import io.kring.e2e.client.Addresses;
import io.kring.e2e.client.Kring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * The whole stack for the tests of this module: started empty by the first that needs it, ended with the run. With
 * {@code -Dkring.e2e.running=true} the tests use the stack that runs already, as {@code ./kring} finds it.
 */
final class TestStack {
    private static final boolean FOUND = Boolean.getBoolean("kring.e2e.running");
    private static final Kring KRING = FOUND
            ? Kring.fromEnvironment()
            : new Kring(checkout(), Path.of("target/stack").toAbsolutePath(), portOffset());

    private static boolean running = FOUND;

    private TestStack() {}

    static Path checkout() {
        return Path.of(System.getProperty("kring.root", "..")).toAbsolutePath().normalize();
    }

    static int portOffset() {
        return Integer.getInteger("kring.e2e.port-offset", 10_000);
    }

    static synchronized Kring running() {
        if (!running) {
            try {
                KRING.expect("down");
                delete(KRING.home());
                Runtime.getRuntime().addShutdownHook(new Thread(TestStack::stop));
                KRING.expect("up");
                running = true;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        return KRING;
    }

    /** Where its data and logs are. */
    static Path home() {
        return KRING.home();
    }

    static Addresses addresses() {
        return running().addresses();
    }

    static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (var files = Files.walk(directory)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void stop() {
        try {
            KRING.run("down");
        } catch (IOException | InterruptedException e) {
            System.err.println("The stack in " + KRING.home() + " was not stopped: " + e);
        }
    }
}
