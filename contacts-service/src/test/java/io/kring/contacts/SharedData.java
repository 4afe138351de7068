package io.kring.contacts;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Files of other projects that are not part of this one: in the folder that KRING_DATA names. */
public final class SharedData {
    private SharedData() {}

    /** Skips the test where the file is not there. */
    public static Path file(String name) {
        var path = Path.of(Objects.requireNonNullElse(System.getenv("KRING_DATA"), ""), name);
        assumeTrue(Files.exists(path), name + " is not there: set KRING_DATA to the folder that has it");
        return path;
    }
}
