package io.kring.contacts.history;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kring.contacts.change.Version;
import io.kring.contacts.change.Versions;
import io.kring.contacts.merge.Merges;
import io.kring.contacts.person.ContactReader;
import io.kring.platform.page.Page;
import io.kring.platform.page.PageQuery;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Every change of a person: the difference of each version from the one before it. */
@ApplicationScoped
class HistoryReader {
    private final ContactReader contacts;
    private final Versions versions;
    private final Merges merges;
    private final ObjectMapper json;

    HistoryReader(ContactReader contacts, Versions versions, Merges merges, ObjectMapper json) {
        this.contacts = contacts;
        this.versions = versions;
        this.merges = merges;
        this.json = json;
    }

    /** The last change first; 404 where there is no such person. */
    Page<HistoryEntry> list(UUID id, PageQuery page) {
        var now = contacts.find(id).orElseThrow(() -> merges.missing(id));
        var rows = new ArrayList<Version>();
        if (page.after().isEmpty()) {
            rows.add(new Version(now.version(), now.updatedAt(), json.valueToTree(now), now.change()));
        }
        long before = page.after().isEmpty() ? now.version() : page.number(0);
        // One more than the page fetches, for the last one's difference from the one before it
        rows.addAll(versions.before(id, before, page.fetch() + 1));
        var entries = new ArrayList<HistoryEntry>();
        for (var place = 0; place < Math.min(rows.size(), page.fetch()); place++) {
            entries.add(entry(rows, place));
        }
        return Page.of(entries, page, entry -> List.of(entry.version()));
    }

    private static HistoryEntry entry(List<Version> rows, int place) {
        var row = rows.get(place);
        var before = place + 1 < rows.size() ? rows.get(place + 1).state() : null;
        var known = before != null || row.version() == 0 || place + 1 < rows.size();
        var fields = known ? Differences.between(before, row.state()) : List.<FieldChange>of();
        return new HistoryEntry(row.version(), row.from(), row.change(), fields);
    }
}
