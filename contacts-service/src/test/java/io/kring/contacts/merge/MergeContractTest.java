package io.kring.contacts.merge;

import io.kring.contacts.change.Change;
import io.kring.contacts.change.Origin;
import io.kring.contacts.consent.Channel;
import io.kring.contacts.consent.ConsentState;
import io.kring.contacts.consent.Purpose;
import io.kring.contacts.merge.MergeEvents.ConsentSince;
import io.kring.contacts.merge.MergeEvents.ContactMerged;
import io.kring.contacts.merge.MergeEvents.ContactUnmerged;
import io.kring.contacts.merge.MergeEvents.ContactUnmerged.Restored;
import io.kring.testkit.Contracts;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MergeContractTest {
    private static final UUID ONE = UUID.fromString("0199c0de-0001-7000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("0199c0de-0001-7000-8000-000000000002");
    private static final Instant AT = Instant.parse("2026-03-01T09:30:00Z");

    @Test
    void merged() {
        Contracts.assertPublishes(
                "contact.merged.v1",
                new ContactMerged(
                        ONE,
                        3,
                        "Sjoukje Hoekstra",
                        OTHER,
                        List.of(marketing(ConsentState.withdrawn, "2026-02-01T09:30:00Z")),
                        AT,
                        new Change(UUID.fromString("0199c0de-000c-7000-8000-000000000002"), "sara", Origin.merge)));
    }

    @Test
    void unmerged() {
        Contracts.assertPublishes(
                "contact.unmerged.v1",
                new ContactUnmerged(
                        ONE,
                        List.of(new Restored(OTHER, 4, "S. Hoekstra")),
                        List.of(marketing(ConsentState.granted, "2026-01-01T09:30:00Z")),
                        AT,
                        new Change(UUID.fromString("0199c0de-000c-7000-8000-000000000003"), "sara", Origin.undo)));
    }

    private static ConsentSince marketing(ConsentState state, String since) {
        return new ConsentSince(Channel.sms, Purpose.marketing, state, Instant.parse(since));
    }
}
