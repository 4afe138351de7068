package io.kring.contacts.job;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.jdbi.v3.core.Jdbi;

/**
 * Ends what nobody will go on with: files that never arrived whole after a day, jobs that nobody started or went on with after a
 * week, whose files are deleted with what dry runs have noted.
 */
@ApplicationScoped
class JobHousekeeping {
    private final Jdbi jdbi;

    JobHousekeeping(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Scheduled(every = "1h", delayed = "10m")
    void forget() {
        jdbi.useHandle(handle -> {
            handle.execute(
                    "delete from job where status = 'uploading' and last_progress_at < now() - interval '1 day'");
            handle.execute("""
                    update job set status = 'cancelled', ended_at = now()
                    where status in ('draft', 'paused') and last_progress_at < now() - interval '7 days'""");
            handle.execute("""
                    update job set status = 'failed', ended_at = last_progress_at
                    where status = 'running' and parameters is null and last_progress_at < now() - interval '5 minutes'""");
            for (var table : new String[] {"job_file_part", "draft_person", "draft_mark"}) {
                handle.execute("""
                        delete from %s kept using job where job.tenant_id = kept.tenant_id and job.id = kept.job_id
                          and job.ended_at < now() - interval '7 days'""".formatted(table));
            }
        });
    }
}
