package io.kring.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.HttpServer;
import io.kring.devstack.Status.PartStatus;
import io.kring.devstack.Status.State;
import io.kring.devstack.StatusCommand.Row;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusCommandTest {

    @Test
    void asksThePartsThatCountAsReady(@TempDir Path directory) throws Exception {
        // Given
        var sandbox = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        sandbox.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        sandbox.start();
        var home = new Home(directory, directory, new Ports(sandbox.getAddress().getPort() - new Ports(0).sandbox()));
        home.pidFile(Supervisor.NAME).write(ProcessHandle.current());
        new Status(State.READY, null, List.of(ready("sandbox"), ready("api-gateway"))).write(Status.file(home));

        // When
        var report = new StatusCommand(home).report();

        // Then
        assertThat(report.up()).isFalse();
        assertThat(report.parts())
                .extracting(Row::name, Row::state, Row::readyAfterMillis)
                .containsExactly(tuple("sandbox", State.READY, 700L), tuple("api-gateway", State.NOT_ANSWERING, 700L));
        sandbox.stop(0);
    }

    private static PartStatus ready(String name) {
        return new PartStatus(name, "", "", List.of(1), State.READY, 0, 0, 700, 0, null);
    }
}
