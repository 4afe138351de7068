package io.kring.testkit;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folders of the project that tests run in. */
public final class Project {
    private Project() {}

    /** The folder with contracts/ in it. */
    public static Path root() {
        for (var folder = module(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("contracts/events"))) {
                return folder;
            }
        }
        throw new IllegalStateException("No folder contracts/ above " + module());
    }

    /** The folder of the module whose tests run. */
    public static Path module() {
        return Path.of("").toAbsolutePath();
    }
}
