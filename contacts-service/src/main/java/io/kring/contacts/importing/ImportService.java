package io.kring.contacts.importing;

import io.kring.contacts.customfield.CustomFields;
import io.kring.contacts.file.FileException;
import io.kring.contacts.file.PeopleFile;
import io.kring.contacts.file.Row;
import io.kring.contacts.importing.row.Header;
import io.kring.contacts.job.Job;
import io.kring.contacts.job.JobFiles;
import io.kring.contacts.job.JobRepository;
import io.kring.contacts.job.JobService;
import io.kring.contacts.job.JobStatus;
import io.kring.contacts.permission.Access;
import io.kring.platform.id.Ids;
import io.kring.platform.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes files of people in, and tells how each will be read before it is. */
@ApplicationScoped
class ImportService {
    private static final int ROWS_SHOWN = 3;

    private final JobRepository jobs;
    private final JobService running;
    private final JobFiles files;
    private final ImportWork work;
    private final CustomFields customFields;

    ImportService(JobRepository jobs, JobService running, JobFiles files, ImportWork work, CustomFields customFields) {
        this.jobs = jobs;
        this.running = running;
        this.files = files;
        this.work = work;
        this.customFields = customFields;
    }

    /**
     * What is asked of a file that is sent.
     *
     * @param mediaType of the file; where it says nothing its first bytes do
     * @param start whether the import begins at once, or waits to be looked at
     */
    record Order(
            @Nullable String mediaType,
            String source,
            List<String> regions,
            OnMatch onMatch,
            boolean reviewDuplicates,
            boolean dryRun,
            boolean start,
            String by) {}

    /**
     * @return the id of the import
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 where the file has no header that can be used or did not come to its
     *     end, 415 where it is of another kind
     */
    UUID take(InputStream file, Order order) {
        var id = Ids.next();
        var status = JobStatus.uploading;
        jobs.add(id, ImportWork.KIND, status, order.dryRun(), order.source(), List.of(), order.by());
        try (var buffered = new BufferedInputStream(file, PeopleFile.LOOK)) {
            PeopleFile.refuseOthers(buffered, order.mediaType());
            files.write(id, buffered);
            var task = task(id, order);
            status = order.start() ? JobStatus.running : JobStatus.draft;
            jobs.plan(id, status, task);
        } catch (FileException.Unsupported e) {
            throw Problems.header(Response.Status.UNSUPPORTED_MEDIA_TYPE, "body", String.valueOf(e.getMessage()));
        } catch (FileException e) {
            throw Problems.badRequest("body", String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw Problems.badRequest("body", "did not come to its end");
        } finally {
            if (status == JobStatus.uploading) {
                jobs.remove(id);
            }
        }
        running.begin();
        return id;
    }

    private ImportTask task(UUID id, Order order) throws IOException {
        try (var people = PeopleFile.open(files.open(id), order.mediaType())) {
            var names = people.header();
            if (names.isEmpty()) {
                throw Problems.badRequest("body", "is empty; the first line must be the header");
            }
            var custom = customFields.all();
            var plan = new ImportPlan(
                    order.regions(), order.onMatch(), order.reviewDuplicates(), Header.guess(names, custom));
            if (order.start() && !Header.of(names, plan.columns(), custom).knowsAddressOrName()) {
                throw Problems.badRequest(
                        "body", "has no column of names, e-mail addresses or phone numbers; its header is " + names);
            }
            if (order.start()) {
                plan.requireChanges(Access.current());
            }
            return new ImportTask(order.mediaType(), names, plan);
        }
    }

    ImportView view(UUID id) {
        return view(found(id));
    }

    ImportView view(Job job) {
        var task = work.task(job);
        return new ImportView(job, task.plan(), isPlanned(job) ? firstRows(job, task) : List.of());
    }

    /** Changes how the file will be read. */
    void plan(UUID id, ImportPlan plan) {
        var job = found(id);
        plan.check();
        plan.requireChanges(Access.current());
        var task = work.task(job);
        var header = Header.of(task.header(), plan.columns(), customFields.all());
        if (!header.knowsAddressOrName()) {
            throw Problems.badRequest(
                    "columns", "must have one of names, e-mail addresses, phone numbers or external ids");
        }
        if (!jobs.plan(id, JobStatus.draft, task.with(plan))) {
            throw Problems.conflict(
                    "status", "is " + found(id).status() + ": how the file is read was settled when it was started");
        }
    }

    private Job found(UUID id) {
        return jobs.find(id)
                .filter(job -> job.kind().equals(ImportWork.KIND) && job.status() != JobStatus.uploading)
                .orElseThrow(() -> Problems.notFound("import", id));
    }

    private static boolean isPlanned(Job job) {
        return job.status() == JobStatus.draft || job.status() == JobStatus.done && job.dryRun();
    }

    private List<List<String>> firstRows(Job job, ImportTask task) {
        if (!files.has(job.id())) {
            return List.of();
        }
        try (var people = PeopleFile.open(files.open(job.id()), task.mediaType())) {
            return people.chunk().stream()
                    .<List<String>>mapMulti((row, rows) -> {
                        if (row instanceof Row.Fields fields) {
                            rows.accept(fields.fields());
                        }
                    })
                    .limit(ROWS_SHOWN)
                    .toList();
        } catch (IOException | FileException e) {
            return List.of();
        }
    }
}
