package io.kring.contacts.feed;

import io.kring.contacts.feed.FeedRepository.Extent;
import io.kring.contacts.feed.FeedRepository.Row;
import io.kring.platform.page.Page;
import io.kring.platform.problem.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the feed as whoever asks may see it. */
@ApplicationScoped
class FeedReader {
    /** Where little is for the reader, so many events are looked at in one request, in lots. */
    private static final int MOST = 2_000;

    private static final int LOT = 500;

    private final FeedRepository feed;
    private final FeedRights rights;

    FeedReader(FeedRepository feed, FeedRights rights) {
        this.feed = feed;
        this.rights = rights;
    }

    /**
     * The events behind a place, the oldest first. There is always a next page, which may be empty as yet.
     *
     * @param after null for the oldest that are kept
     * @param type null for all
     * @throws HttpProblem 409 where the feed is not open, 410 where events behind that place are kept no more
     */
    Page<FeedEvent> page(@Nullable Place after, int limit, @Nullable String type) {
        var first = after == null ? extent().from() : after;
        var place = first;
        var items = new ArrayList<FeedEvent>();
        for (var looked = 0; items.size() < limit && looked < MOST; ) {
            var lot = looked == 0 ? limit : LOT;
            var rows = feed.after(place, lot);
            var readable = new HashSet<UUID>();
            rights.readable(ofType(type, rows)).forEach(event -> readable.add(event.eventId()));
            for (var row : rows) {
                if (items.size() == limit) {
                    break;
                }
                if (readable.contains(row.event().eventId())) {
                    items.add(row.event());
                }
                place = row.place();
            }
            looked += lot;
            if (rows.size() < lot) {
                break;
            }
        }
        requireKept(first);
        rights.writeDown(items);
        return Page.upTo(items, place.key());
    }

    /** Asked last, so that what was deleted while it was read is not missed. */
    private void requireKept(Place place) {
        var extent = extent();
        if (place.compareTo(extent.from()) < 0 || place.xid() >= extent.end()) {
            throw HttpProblem.valueOf(
                    Status.GONE,
                    "Events behind this place are not kept any more: read everybody (GET /exports/contacts) and begin again"
                            + " without after");
        }
    }

    private Extent extent() {
        return feed.extent()
                .orElseThrow(() ->
                        Problems.conflict("feed", "is not open: PUT /events/contacts/feed opens it, from then on"));
    }

    private static List<FeedEvent> ofType(@Nullable String type, List<Row> rows) {
        return rows.stream()
                .map(Row::event)
                .filter(event -> type == null || type.equals(event.type()))
                .toList();
    }
}
