package io.kring.contacts.undo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kring.contacts.change.Change;
import io.kring.contacts.change.Origin;
import io.kring.contacts.change.Trial;
import io.kring.contacts.job.Job;
import io.kring.contacts.job.Progress;
import io.kring.contacts.job.Work;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Undoes a change of many people, some hundred at a time: created are those who come back, updated who have their values again, deleted
 * whom the change had made, duplicate who stay as they are.
 */
@ApplicationScoped
class UndoWork implements Work {
    static final String KIND = "undo";
    static final int LOT = 500;

    /** @param changeId what is undone; the job's id is that of the change which undoes it */
    record Task(UUID changeId) {}

    private final ChangeSets changes;
    private final Reversals reversals;
    private final ConflictRepository conflicts;
    private final ObjectMapper json;

    UndoWork(ChangeSets changes, Reversals reversals, ConflictRepository conflicts, ObjectMapper json) {
        this.changes = changes;
        this.reversals = reversals;
        this.conflicts = conflicts;
        this.json = json;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Set<String> roles() {
        return UndoResource.MAY;
    }

    @Override
    public Run open(Job job) {
        return new Undoing(job, task(job));
    }

    private Task task(Job job) {
        try {
            return json.readValue(job.parameters(), Task.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An undo that does not say of what", e);
        }
    }

    private final class Undoing implements Run {
        private final Job job;
        private final Task task;
        private @Nullable UUID last;

        Undoing(Job job, Task task) {
            this.job = job;
            this.task = task;
            this.last = job.reached();
        }

        @Override
        public Optional<Part> next() {
            var people = changes.people(task.changeId(), last, LOT);
            if (people.isEmpty()) {
                return Optional.empty();
            }
            last = people.getLast();
            return Optional.of(() -> undo(people));
        }

        private Progress undo(List<UUID> people) {
            var tally = new Tally(task.changeId(), new Change(job.id(), job.startedBy(), Origin.undo));
            if (job.dryRun()) {
                Trial.call(true, () -> {
                    reversals.undo(tally, people);
                    return people;
                });
            } else {
                reversals.undo(tally, people);
            }
            conflicts.add(job.id(), tally.conflicts());
            return tally.progress(people.getLast());
        }

        @Override
        public void close() {
            // holds nothing
        }
    }
}
