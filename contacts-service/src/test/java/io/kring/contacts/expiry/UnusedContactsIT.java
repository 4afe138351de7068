package io.kring.contacts.expiry;

import static io.kring.testkit.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.kring.contacts.Api;
import io.kring.platform.retention.AgingStores;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KringTestResource.class)
@SuppressWarnings("NullAway.Init")
class UnusedContactsIT {
    private static final String ON_THE_TIMELINE = """
            insert into timeline_entry (tenant_id, contact_id, occurred_at, id, kind, summary, service, subject_id)
            values (?, ?, now() - interval '10 days', gen_random_uuid(), 'note', 'x', 'x', 'x')""";

    private static final String SAID = """
            insert into consent_entry (tenant_id, id, contact_id, channel, purpose, state, source, text, occurred_at, recorded_by)
            values (?, gen_random_uuid(), ?, 'email', 'marketing', 'granted', 'x', 'x', now() - interval '10 days', 'x')""";

    private static final String MERGED = """
            insert into contact_merge (tenant_id, merged_id, change_id, survivor_id, now_id, merged_at, merged_by)
            values (?, ?, gen_random_uuid(), ?, ?, now() - interval '900 days', 'x')""";

    private final Api api = Api.ofNewTenant();
    private Past past;

    @Inject
    Jdbi jdbi;

    @Inject
    AgingStores stores;

    @Inject
    ErasedAtOnce erased;

    @BeforeEach
    void begin() {
        past = new Past(api, jdbi, stores);
    }

    @Test
    void whoNobodyHadToDoWithIsErased() {
        // Given
        var unused = List.of(person(), person(), person());
        var onTheTimeline = person();
        var said = person();
        var bought = person();
        var merged = UUID.randomUUID();
        var task = person();
        var stranger = Api.ofNewTenant();
        var theirs = stranger.contact("{\"familyName\": \"Visser\"}");
        await().until(() -> past.count("timeline_entry") == 7);
        past.execute("delete from timeline_entry where tenant_id = ?");
        past.execute("update contact set updated_at = now() - interval '800 days' where tenant_id = ?");
        new Past(stranger, jdbi, stores)
                .execute("update contact set updated_at = now() - interval '800 days' where tenant_id = ?");
        past.execute(ON_THE_TIMELINE, onTheTimeline);
        past.execute(SAID, said);
        past.execute(MERGED, merged, bought, bought);
        past.execute(ON_THE_TIMELINE, merged);
        api.activity(task.toString());
        past.execute("delete from timeline_entry where tenant_id = ? and contact_id = ?", task);
        var young = person();
        assertThat(past.find("contact", 365).rows()).isEqualTo(3);
        assertThat(past.find("contact", 365).oldest()).isBefore(Past.daysAgo(799));

        // When
        var chunks = past.expire("contact", 365, 2);

        // Then
        assertThat(chunks).containsExactly(2L, 1L, 0L);
        assertThat(erased.people())
                .containsAll(unused)
                .doesNotContain(onTheTimeline, said, bought, task, young, UUID.fromString(theirs));
    }

    private UUID person() {
        return UUID.fromString(api.contact("{\"familyName\": \"Visser\"}"));
    }
}
