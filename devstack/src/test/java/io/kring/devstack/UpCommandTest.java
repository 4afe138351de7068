package io.kring.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kring.devstack.Status.PartStatus;
import io.kring.devstack.Status.State;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second {@code up}, beside a supervisor that runs PostgreSQL and has given Kafka up. */
class UpCommandTest {

    private final Home home;

    UpCommandTest(@TempDir Path directory) {
        this.home = new Home(directory, directory, new Ports(0));
    }

    @BeforeEach
    void runs() {
        home.pidFile(Supervisor.NAME).write(ProcessHandle.current());
        new Status(State.READY, null, List.of(part("postgres", State.READY), part("kafka", State.FAILED)))
                .write(Status.file(home));
    }

    @Test
    void isContentWithWhatRuns() throws Exception {
        // When
        int code = new UpCommand(home).run(Set.of("postgres"));

        // Then
        assertThat(code).isZero();
    }

    @Test
    void namesWhatDoesNotRun() {
        // When
        assertThatThrownBy(() -> new UpCommand(home).run(Set.of("postgres", "kafka", "sandbox")))

                // Then
                .isInstanceOf(StackException.class)
                .hasMessageContaining("without kafka (failed), sandbox (not started): type ./kring down first");
    }

    private static PartStatus part(String name, State state) {
        return new PartStatus(name, "", "", List.of(1), state, 0, 0, 0, 0, null);
    }
}
