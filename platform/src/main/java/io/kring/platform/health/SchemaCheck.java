package io.kring.platform.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;

/**
 * Ready only on a schema that this version knows: every migration of its own applied, none failed, and nothing of the next
 * major number. Later migrations of the same major number are additions, so that the version before runs on during an upgrade.
 */
@Readiness
@ApplicationScoped
class SchemaCheck implements HealthCheck {
    private final Flyway flyway;

    SchemaCheck(Flyway flyway) {
        this.flyway = flyway;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("schema");
        try {
            var problem = problem();
            return problem.isEmpty()
                    ? response.up().build()
                    : response.down().withData("reason", problem).build();
        } catch (RuntimeException e) {
            return response.down()
                    .withData("reason", String.valueOf(e.getMessage()))
                    .build();
        }
    }

    private String problem() {
        var info = flyway.info();
        if (info.pending().length > 0) {
            return "migration " + info.pending()[0].getVersion() + " is not applied";
        }
        var known = 0;
        for (var migration : info.all()) {
            if (migration.getState().isFailed()) {
                return "migration " + migration.getVersion() + " failed";
            }
            if (migration.getState().isResolved()) {
                known = Math.max(known, major(migration));
            }
        }
        for (var migration : info.applied()) {
            if (!migration.getState().isResolved() && major(migration) > known) {
                return "migration " + migration.getVersion() + " is of a newer version of this service";
            }
        }
        return "";
    }

    private static int major(MigrationInfo migration) {
        return migration.getVersion() == null
                ? 0
                : migration.getVersion().getMajor().intValue();
    }
}
