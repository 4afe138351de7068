package io.kring.contacts.activity;

import io.kring.testkit.Contracts;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ActivityContractTest {
    @Test
    void created() {
        Contracts.assertPublishes("activity.created.v1", Activities.task(0, null));
    }

    @Test
    void updated() {
        Contracts.assertPublishes("activity.updated.v1", Activities.task(1, Instant.parse("2026-03-02T10:00:00Z")));
    }

    @Test
    void deleted() {
        Contracts.assertPublishes("activity.deleted.v1", new ActivityDeleted(Activities.ID, 2, Activities.AT, "sara"));
    }
}
