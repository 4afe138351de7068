package io.kring.devstack;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The command line of a child JVM: the JDK we run on, a small heap, and a collector without threads of its own. */
record Jvm(List<String> options) {

    static Jvm withHeap(int megabytes) {
        return new Jvm(List.of("-Xmx" + megabytes + "m", "-XX:+ExitOnOutOfMemoryError"));
    }

    Jvm with(String... more) {
        var all = new ArrayList<>(options);
        all.addAll(List.of(more));
        return new Jvm(all);
    }

    Jvm serial() {
        return with("-XX:+UseSerialGC");
    }

    List<String> run(String... classPathAndMain) {
        var command = new ArrayList<String>();
        command.add(executable().toString());
        command.addAll(options);
        command.addAll(List.of(classPathAndMain));
        return command;
    }

    static String classPath(List<Path> jars) {
        return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    static Path executable() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }
}
