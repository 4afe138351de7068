package io.kring.contacts.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kring.contacts.change.Change;
import io.kring.contacts.change.Origin;
import io.kring.contacts.customfield.CustomFields;
import io.kring.contacts.file.PeopleFile;
import io.kring.contacts.importing.row.Header;
import io.kring.contacts.importing.row.RowReader;
import io.kring.contacts.job.BrokenOffException;
import io.kring.contacts.job.Job;
import io.kring.contacts.job.JobFiles;
import io.kring.contacts.job.Work;
import io.kring.contacts.permission.Access;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;

/** Imports people from the file of a job, or tells what an import will do. */
@ApplicationScoped
class ImportWork implements Work {
    static final String KIND = "import";

    private final JobFiles files;
    private final CustomFields customFields;
    private final RowStore store;
    private final StoredPeople people;
    private final DraftPeople drafts;
    private final ObjectMapper json;

    ImportWork(
            JobFiles files,
            CustomFields customFields,
            RowStore store,
            StoredPeople people,
            DraftPeople drafts,
            ObjectMapper json) {
        this.files = files;
        this.customFields = customFields;
        this.store = store;
        this.people = people;
        this.drafts = drafts;
        this.json = json;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Run open(Job job) throws IOException {
        var task = task(job);
        try {
            task.plan().requireChanges(Access.current());
        } catch (HttpProblem e) {
            throw new BrokenOffException("Not permitted: " + e.getDetail(), e);
        }
        var header = Header.of(task.header(), task.plan().columns(), customFields.all());
        var rows = new RowReader(header, task.plan().regions(), job.source(), customFields.values());
        var by = new Change(job.id(), job.startedBy(), Origin.file);
        var known = job.dryRun() ? drafts.of(job.id()) : people;
        return new ImportRun(
                PeopleFile.open(files.open(job.id()), task.mediaType()),
                rows,
                read -> store.store(read, task.plan(), known, by),
                job.read());
    }

    ImportTask task(Job job) {
        try {
            return json.readValue(job.parameters(), ImportTask.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An import without a plan", e);
        }
    }
}
