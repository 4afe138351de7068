package io.kring.contacts.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.kring.platform.id.Ids;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What nobody goes on with ends, and what was kept for it goes. */
@QuarkusTest
@WithTestResource(KringTestResource.class)
@SuppressWarnings("NullAway.Init")
class JobHousekeepingIT {
    private static final String TENANT = "housekeeping";

    @Inject
    JobHousekeeping housekeeping;

    @Inject
    Jdbi jdbi;

    @ParameterizedTest
    @CsvSource({
        "draft, 8 days, cancelled",
        "draft, 6 days, draft",
        "paused, 8 days, cancelled",
        "running, 8 days, running",
        "uploading, 23 hours, uploading"
    })
    void jobsThatNobodyGoesOnWithEnd(JobStatus before, String untouched, JobStatus after) {
        // Given
        var job = job(before, untouched);
        // When
        housekeeping.forget();
        // Then
        assertThat(status(job)).isEqualTo(after);
    }

    @Test
    void filesThatNeverArrivedWholeAreForgotten() {
        // Given
        var job = job(JobStatus.uploading, "25 hours");
        keep(job);
        // When
        housekeeping.forget();
        // Then
        assertThat(count("job", "id", job)).isZero();
        assertThat(kept(job)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"8 days, 0", "6 days, 3"})
    void whatWasKeptGoesAWeekAfterTheEnd(String ended, int left) {
        // Given
        var job = job(JobStatus.failed, ended);
        keep(job);
        // When
        housekeeping.forget();
        // Then
        assertThat(kept(job)).isEqualTo(left);
    }

    private UUID job(JobStatus status, String untouched) {
        var id = Ids.next();
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into job (tenant_id, id, source, status, started_by, started_at, last_progress_at, ended_at, parameters)
                        select :tenant, :id, 'people.csv', :status, 'anna', at, at, case when :status = 'failed' then at end, '{}'
                        from (select now() - cast(:untouched as interval) as at) times""")
                .bind("tenant", TENANT)
                .bind("id", id)
                .bind("status", status.name())
                .bind("untouched", untouched)
                .execute());
        return id;
    }

    private void keep(UUID job) {
        jdbi.useHandle(handle -> {
            handle.execute("insert into job_file_part values (?, ?, 0, ''::bytea)", TENANT, job);
            handle.execute("insert into draft_person values (?, ?, ?, '{}')", TENANT, job, Ids.next());
            handle.execute("insert into draft_mark values (?, ?, 'email', ?)", TENANT, job, Ids.next());
        });
    }

    private JobStatus status(UUID job) {
        return jdbi.withHandle(handle -> handle.createQuery("select status from job where tenant_id = ? and id = ?")
                .bind(0, TENANT)
                .bind(1, job)
                .mapTo(JobStatus.class)
                .one());
    }

    private long kept(UUID job) {
        return count("job_file_part", "job_id", job)
                + count("draft_person", "job_id", job)
                + count("draft_mark", "job_id", job);
    }

    private long count(String table, String column, UUID job) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select count(*) from %s where tenant_id = ? and %s = ?".formatted(table, column))
                .bind(0, TENANT)
                .bind(1, job)
                .mapTo(Long.class)
                .one());
    }
}
