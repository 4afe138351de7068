package io.kring.contacts.bulk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kring.contacts.change.Change;
import io.kring.contacts.change.Origin;
import io.kring.contacts.customfield.CustomFields;
import io.kring.contacts.job.Job;
import io.kring.contacts.job.JobRepository;
import io.kring.contacts.job.JobService;
import io.kring.contacts.job.JobStatus;
import io.kring.contacts.job.Work;
import io.kring.contacts.person.ContactReader;
import io.kring.platform.filter.Filter;
import io.kring.platform.id.Ids;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.UUID;

/** What the jobs of this package have in common: a filter that finds people, and the change that they make. */
@ApplicationScoped
class BulkTasks {
    private final JobRepository jobs;
    private final JobService running;
    private final CustomFields customFields;
    private final ContactReader reader;
    private final ObjectMapper json;

    BulkTasks(
            JobRepository jobs,
            JobService running,
            CustomFields customFields,
            ContactReader reader,
            ObjectMapper json) {
        this.jobs = jobs;
        this.running = running;
        this.customFields = customFields;
        this.reader = reader;
        this.json = json;
    }

    /**
     * @return the id of the job
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 where the filter is none
     */
    UUID start(String kind, BulkTask task, boolean dryRun, String by) {
        filter(task);
        var id = Ids.next();
        QuarkusTransaction.requiringNew()
                .run(() -> jobs.add(id, kind, JobStatus.running, dryRun, task.filter(), task, by));
        running.begin();
        return id;
    }

    BulkTask of(Job job) {
        try {
            return json.readValue(job.parameters(), BulkTask.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A job that does not say what it does", e);
        }
    }

    Work.Run run(Job job, BulkTask task, BulkRun.Lot lot) {
        return new BulkRun(reader, filter(task), task.at(), job, lot);
    }

    static Change change(Job job) {
        return new Change(job.id(), job.startedBy(), Origin.api);
    }

    private Filter filter(BulkTask task) {
        return Objects.requireNonNull(customFields.filter(task.filter()));
    }
}
