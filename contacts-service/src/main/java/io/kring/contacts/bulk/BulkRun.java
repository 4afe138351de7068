package io.kring.contacts.bulk;

import io.kring.contacts.job.Job;
import io.kring.contacts.job.Progress;
import io.kring.contacts.job.Work;
import io.kring.contacts.person.ContactReader;
import io.kring.contacts.person.ContactView;
import io.kring.platform.filter.Filter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Goes through everybody whom a filter finds, in the order of their ids, some hundred at a time. */
final class BulkRun implements Work.Run {
    private static final int LOT = 500;

    private final ContactReader reader;
    private final Filter filter;
    private final Instant at;
    private final Lot lot;
    private @Nullable UUID last;
    private long before;

    /** What is done with some of them. */
    interface Lot {
        /**
         * @param people held by the caller's transaction
         * @param first the place of the first of them among all
         */
        Progress run(List<ContactView> people, long first);
    }

    BulkRun(ContactReader reader, Filter filter, Instant at, Job job, Lot lot) {
        this.reader = reader;
        this.filter = filter;
        this.at = at;
        this.lot = lot;
        this.last = job.reached();
        this.before = job.read();
    }

    @Override
    public Optional<Work.Part> next() {
        var found = reader.find(filter, at, last, LOT);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var first = before + 1;
        last = found.getLast();
        before += found.size();
        return Optional.of(() -> run(found, first));
    }

    /** Who is gone meanwhile needs nothing any more. */
    private Progress run(List<UUID> found, long first) {
        var people = reader.lock(found);
        var done = lot.run(people, first);
        return new Progress(
                done.created(),
                done.updated(),
                done.deleted(),
                done.duplicate() + found.size() - people.size(),
                done.rejections(),
                found.getLast());
    }

    @Override
    public void close() {
        // holds nothing
    }
}
