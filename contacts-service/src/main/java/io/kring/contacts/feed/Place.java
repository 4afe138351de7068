package io.kring.contacts.feed;

import io.kring.platform.page.PageQuery;
import io.kring.platform.problem.Problems;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in the feed, behind an event.
 *
 * @param xid of the transaction that wrote the event down
 * @param seq of the event, increasing within a transaction
 */
record Place(long xid, long seq) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
            Comparator.comparingLong(Place::xid).thenComparingLong(Place::seq);

    /**
     * The one that was asked for; null where none was.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 where {@code after} is none
     */
    static @Nullable Place of(PageQuery page) {
        if (page.after().isEmpty()) {
            return null;
        }
        var place = new Place(page.number(0), page.number(1));
        if (place.xid < 0 || place.seq < 0 || page.after().size() > 2) {
            throw Problems.badRequest("after", "must be the 'next' of the page before");
        }
        return place;
    }

    List<Long> key() {
        return List.of(xid, seq);
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
