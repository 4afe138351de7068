package io.kring.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {

    @Test
    @EnabledOnOs(OS.LINUX)
    void saysHowMuchRoomIsLeftWhereItIsTooLittle() {
        // Given
        var smallest = new Home(Path.of("/"), Path.of("/proc"), new Ports(0));

        // When
        var shortage = Preflight.shortage(smallest);

        // Then
        assertThat(shortage.orElseThrow()).contains("0 MB are left for /proc", "needs 1024 MB");
    }

    @Test
    void namesThePortThePartAndTheProcess(@TempDir Path directory) throws IOException {
        // Given
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var home = new Home(directory, directory, new Ports(0));
            var part = new ServicePart(home, "leads-service", "", taken.getLocalPort(), List.of(), Map.of());

            // When
            assertThatThrownBy(() -> Preflight.check(home, List.of(part)))

                    // Then
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("port " + taken.getLocalPort() + " of leads-service is in use")
                    .hasMessageContaining("KRING_PORT_OFFSET");
        }
    }
}
