package io.kring.platform.outbox;

import io.kring.testkit.Servers;
import io.quarkus.runtime.StartupEvent;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.postgresql.ds.PGSimpleDataSource;

/** A relay in a process of its own, to be killed. */
final class RelayProcess {
    static final String APPLICATION = "platform-test-child";

    private RelayProcess() {}

    static Process start(OutboxTable outbox) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-Xmx96m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RelayProcess.class.getName(),
                        outbox.url(),
                        Servers.running().user(),
                        Servers.running().password(),
                        Servers.running().kafka())
                .redirectErrorStream(true)
                .redirectOutput(new File("target/relay-process.log"))
                .start();
    }

    /** Ends with whoever started it: the input that it waits on closes. */
    public static void main(String[] arguments) throws IOException {
        var source = new PGSimpleDataSource();
        source.setUrl(arguments[0]);
        source.setUser(arguments[1]);
        source.setPassword(arguments[2]);
        source.setApplicationName(APPLICATION);
        new OutboxRelay(source, new EventSender(arguments[3], APPLICATION), true).start(new StartupEvent());
        System.in.transferTo(System.out);
        Runtime.getRuntime().halt(0);
    }
}
