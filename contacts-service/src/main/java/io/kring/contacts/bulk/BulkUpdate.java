package io.kring.contacts.bulk;

import io.kring.contacts.contact.ContactService;
import io.kring.contacts.job.Job;
import io.kring.contacts.job.Progress;
import io.kring.contacts.job.Rejection;
import io.kring.contacts.job.Work;
import io.kring.contacts.person.ContactView;
import io.kring.contacts.person.ContactWriter;
import io.kring.contacts.person.ContactWriter.Edit;
import io.kring.contacts.person.Person;
import io.kring.platform.http.MergePatch;
import io.kring.platform.problem.Problems.FieldError;
import io.kring.platform.problem.Violations;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import java.util.ArrayList;
import java.util.List;

/** Changes everybody whom a filter finds in the same way. */
@ApplicationScoped
class BulkUpdate implements Work {
    static final String KIND = "update";

    private final BulkTasks tasks;
    private final ContactService contacts;
    private final ContactWriter writer;
    private final MergePatch patches;

    BulkUpdate(BulkTasks tasks, ContactService contacts, ContactWriter writer, MergePatch patches) {
        this.tasks = tasks;
        this.contacts = contacts;
        this.writer = writer;
        this.patches = patches;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Run open(Job job) {
        var task = tasks.of(job);
        return tasks.run(job, task, (people, first) -> change(job, task, people, first));
    }

    private Progress change(Job job, BulkTask task, List<ContactView> people, long first) {
        var known = new ArrayList<ContactView>();
        var changed = new ArrayList<Person>();
        var rejections = new ArrayList<Rejection>();
        for (var place = 0; place < people.size(); place++) {
            var person = people.get(place);
            try {
                changed.add(contacts.canonical(changed(task, person.person()), person.person()));
                known.add(person);
            } catch (HttpProblem e) {
                rejections.add(rejection(first + place, person, e));
            } catch (ConstraintViolationException e) {
                rejections.add(rejection(first + place, person, Violations.problem(e)));
            }
        }
        var edits = edits(known, contacts.withCompanies(changed));
        if (!job.dryRun()) {
            writer.update(edits, BulkTasks.change(job));
        }
        return new Progress(0, edits.size(), 0, known.size() - edits.size(), rejections, null);
    }

    /** The person as the task makes them. */
    Person changed(BulkTask task, Person person) {
        return patches.apply(task.tagged(person), task.changes(), Person.class);
    }

    private static List<Edit> edits(List<ContactView> known, List<Person> changed) {
        var edits = new ArrayList<Edit>();
        for (var place = 0; place < known.size(); place++) {
            if (!changed.get(place).equals(known.get(place).person())) {
                edits.add(new Edit(known.get(place), changed.get(place)));
            }
        }
        return edits;
    }

    private static Rejection rejection(long place, ContactView person, HttpProblem why) {
        var column = why.getParameters().get("errors") instanceof List<?> errors
                        && !errors.isEmpty()
                        && errors.getFirst() instanceof FieldError first
                ? first.field()
                : "row";
        return Rejection.of(
                place,
                column,
                String.valueOf(why.getDetail()),
                List.of(person.contactId().toString()));
    }
}
