package io.kring.platform.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.kring.testkit.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class SchemaCheckIT {
    private static final String URL = Servers.running().jdbcUrl("platform-schema");

    @TempDir
    Path migrations;

    @BeforeEach
    void database() {
        Servers.running().freshDatabase("platform-schema");
    }

    @Test
    void itIsUpOnTheSchemaItKnows() throws IOException {
        // Given
        add("V1_1__first.sql");
        migrate();

        // When
        var answer = check();

        // Then
        assertThat(answer.getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void itIsDownWhileAMigrationIsMissing() throws IOException {
        // Given
        add("V1_1__first.sql");
        migrate();
        add("V1_2__second.sql");

        // When
        var answer = check();

        // Then
        assertDown(answer, "migration 1.2 is not applied");
    }

    @Test
    void itStaysUpWhileTheNextMinorVersionIsRolledOut() throws IOException {
        // Given
        add("V1_1__first.sql");
        var later = add("V1_2__second.sql");
        migrate();
        Files.delete(later);

        // When
        var answer = check();

        // Then
        assertThat(answer.getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void itIsDownOnTheNextMajorVersion() throws IOException {
        // Given
        add("V1_1__first.sql");
        var later = add("V2_1__contract.sql");
        migrate();
        Files.delete(later);

        // When
        var answer = check();

        // Then
        assertDown(answer, "migration 2.1 is of a newer version of this service");
    }

    @Test
    void itIsDownAfterAMigrationThatFailed() throws IOException, SQLException {
        // Given
        add("V1_1__first.sql");
        migrate();
        try (var connection = DriverManager.getConnection(
                        URL, Servers.running().user(), Servers.running().password());
                var statement = connection.createStatement()) {
            statement.execute("update flyway_schema_history set success = false");
        }

        // When
        var answer = check();

        // Then
        assertDown(answer, "migration 1.1 failed");
    }

    private Path add(String migration) throws IOException {
        return Files.writeString(migrations.resolve(migration), "select 1;");
    }

    private void migrate() {
        flyway().migrate();
    }

    private HealthCheckResponse check() {
        return new SchemaCheck(flyway()).call();
    }

    private Flyway flyway() {
        return Flyway.configure()
                .dataSource(URL, Servers.running().user(), Servers.running().password())
                .locations("filesystem:" + migrations)
                .load();
    }

    private static void assertDown(HealthCheckResponse answer, String reason) {
        assertThat(answer.getStatus()).isEqualTo(Status.DOWN);
        assertThat(answer.getData().orElseThrow()).containsEntry("reason", reason);
    }
}
