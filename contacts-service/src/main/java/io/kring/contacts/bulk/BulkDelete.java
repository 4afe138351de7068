package io.kring.contacts.bulk;

import io.kring.contacts.job.Job;
import io.kring.contacts.job.Progress;
import io.kring.contacts.job.Work;
import io.kring.contacts.person.ContactView;
import io.kring.contacts.person.ContactWriter;
import io.kring.platform.security.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** Deletes everybody whom a filter finds. */
@ApplicationScoped
class BulkDelete implements Work {
    static final String KIND = "delete";

    private final BulkTasks tasks;
    private final ContactWriter writer;

    BulkDelete(BulkTasks tasks, ContactWriter writer) {
        this.tasks = tasks;
        this.writer = writer;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Set<String> roles() {
        return Set.of(Roles.ADMIN, Roles.SALES);
    }

    @Override
    public Run open(Job job) {
        return tasks.run(job, tasks.of(job), (people, first) -> delete(job, people));
    }

    private Progress delete(Job job, List<ContactView> people) {
        if (!job.dryRun()) {
            writer.remove(people, BulkTasks.change(job));
        }
        return new Progress(0, 0, people.size(), 0, List.of(), null);
    }
}
