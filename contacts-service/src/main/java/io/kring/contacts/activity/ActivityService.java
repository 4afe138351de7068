package io.kring.contacts.activity;

import io.kring.contacts.permission.Access;
import io.kring.contacts.timeline.TimelineEntry;
import io.kring.contacts.timeline.TimelineRepository;
import io.kring.contacts.timeline.TimelineRepository.Row;
import io.kring.platform.http.ETags;
import io.kring.platform.outbox.Outbox;
import io.kring.platform.trace.Traces;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Writes activities down, shows them on timelines, and tells the other services. */
@ApplicationScoped
public class ActivityService {
    private final ActivityRepository activities;
    private final ActivityContacts contacts;
    private final ActivityReader reader;
    private final TimelineRepository timeline;
    private final Outbox outbox;
    private final String name;

    ActivityService(
            ActivityRepository activities,
            ActivityContacts contacts,
            ActivityReader reader,
            TimelineRepository timeline,
            Outbox outbox,
            @ConfigProperty(name = "quarkus.application.name") String name) {
        this.activities = activities;
        this.contacts = contacts;
        this.reader = reader;
        this.timeline = timeline;
        this.outbox = outbox;
        this.name = name;
    }

    @Transactional
    ActivityView create(ActivityInput input, String by) {
        ActivityRules.check(input);
        var activity = new Activity(input, by);
        activities.persistAndFlush(activity);
        contacts.set(activity.id(), input.contactIds());
        var made = Access.asService(() -> reader.get(activity.id()));
        timeline.replace(List.of(), rows(made));
        outbox.publish("activity", made.activityId(), "activity.created.v1", made);
        return made;
    }

    /** @param read what the change was made from */
    @Transactional
    ActivityView change(ActivityView read, ActivityInput input) {
        ActivityRules.check(input);
        var id = read.activityId();
        var activity = activities.lock(id);
        ETags.check(read.version(), activity.version());
        var before = rows(read);
        activity.take(input);
        activities.flush();
        if (!Set.copyOf(input.contactIds()).equals(Set.copyOf(read.contactIds()))) {
            contacts.set(id, input.contactIds());
        }
        var changed = Access.asService(() -> reader.get(id));
        timeline.replace(before, rows(changed));
        outbox.publish("activity", id, "activity.updated.v1", changed);
        return reader.get(id);
    }

    @Transactional
    void delete(ActivityView read, String by) {
        var id = read.activityId();
        var activity = activities.lock(id);
        ETags.check(read.version(), activity.version());
        timeline.replace(rows(read), List.of());
        activities.delete(activity);
        activities.flush();
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        outbox.publish("activity", id, "activity.deleted.v1", new ActivityDeleted(id, read.version() + 1, now, by));
    }

    /** Also for those who were deleted: their timelines are as true as the others' when they are brought back. */
    private List<Row> rows(ActivityView activity) {
        var entries = ActivityEntries.of(activity, name, TimelineEntry.traceId(Traces.running()));
        return contacts.of(activity.activityId()).stream()
                .flatMap(contact -> entries.stream().map(entry -> new Row(contact, entry)))
                .toList();
    }
}
