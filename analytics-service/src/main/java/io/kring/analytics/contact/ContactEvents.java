package io.kring.analytics.contact;

import java.util.List;
import java.util.UUID;

/** What is read of the events about merges. */
final class ContactEvents {
    private ContactEvents() {}

    record Merged(UUID contactId, int version, UUID survivorId) {}

    record Unmerged(List<Restored> restored) {
        record Restored(UUID contactId, int version) {}
    }
}
