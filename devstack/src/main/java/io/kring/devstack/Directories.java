package io.kring.devstack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipInputStream;

/** Whole directories: their jars, deleting, copying and unpacking them. */
final class Directories {

    private Directories() {}

    /** Fills an empty directory. */
    interface Filling {
        void into(Path directory) throws IOException, InterruptedException;
    }

    /** Makes a directory that stacks share, once, whichever of them comes first: it is complete, or it is not there. */
    static Path madeOnce(Path directory, Filling filling) throws IOException, InterruptedException {
        var name = directory.getFileName();
        try (var file = FileChannel.open(
                        directory.resolveSibling(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = file.lock()) {
            if (!Files.exists(directory)) {
                var unfinished = directory.resolveSibling(name + ".new");
                delete(unfinished);
                filling.into(Files.createDirectory(unfinished));
                Files.move(unfinished, directory);
            }
        }
        return directory;
    }

    /** All jars in it and below, in the order of their paths. */
    static List<Path> jars(Path directory) throws IOException {
        try (var paths = Files.walk(directory)) {
            return paths.filter(path -> path.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (var paths = Files.walk(directory)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    static void copy(Path from, Path to) throws IOException {
        try (var paths = Files.walk(from)) {
            for (var path : paths.toList()) {
                Files.copy(path, to.resolve(from.relativize(path)));
            }
        }
    }

    /** As a copy that takes no room: the files are the same, with their times, until one of the two replaces its own. */
    static void link(Path from, Path to) throws IOException {
        try (var paths = Files.walk(from)) {
            for (var path : paths.toList()) {
                var target = to.resolve(from.relativize(path));
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    linkOrCopy(path, target);
                }
            }
        }
    }

    private static void linkOrCopy(Path from, Path to) throws IOException {
        try {
            Files.createLink(to, from);
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    /** Unpacks an archive whose content lies in one directory, without that directory. */
    static void unzip(Path archive, Path target) throws IOException {
        try (var zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var name = entry.getName();
                var path = target.resolve(name.substring(name.indexOf('/') + 1)).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException(archive + " holds a path outside of itself: " + name);
                }
                Files.createDirectories(entry.isDirectory() ? path : path.getParent());
                if (!entry.isDirectory()) {
                    Files.copy(zip, path);
                }
            }
        }
    }
}
