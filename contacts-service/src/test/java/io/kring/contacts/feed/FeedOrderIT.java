package io.kring.contacts.feed;

import static io.kring.testkit.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever reads on from {@code next} misses nothing, in whatever order transactions begin, write and commit. */
@QuarkusTest
@WithTestResource(KringTestResource.class)
@SuppressWarnings("NullAway.Init")
class FeedOrderIT {
    private final Partner partner = Partner.ofNewTenant();

    @Inject
    DataSource database;

    @Inject
    Jdbi jdbi;

    @Inject
    FeedHousekeeping housekeeping;

    @BeforeEach
    void open() {
        partner.open().then().statusCode(204);
    }

    @Test
    void whatCommitsLateIsNotPassedOver() throws SQLException {
        try (var late = begin();
                var early = begin()) {
            // Given
            var first = write(late);
            var second = write(early);
            early.commit();
            var page = partner.page(Map.of());
            // When
            late.commit();
            // Then
            assertThat(page.getList("items")).isEmpty();
            awaitBehind(page, first, second);
        }
    }

    @Test
    void norIsWhatWasNumberedEarlyByATransactionThatBeganLater() throws SQLException {
        try (var older = begin();
                var younger = begin()) {
            // Given
            older.createStatement().execute("select pg_current_xact_id()");
            var second = write(younger);
            var first = write(older);
            older.commit();
            await().untilAsserted(() ->
                    assertThat(partner.all().getList("items.eventId")).containsExactly(first));
            var page = partner.all();
            // When
            younger.commit();
            // Then
            assertThat(page.getList("items.eventId")).containsExactly(first);
            awaitBehind(page, second);
        }
    }

    @Test
    void eventsAreKeptForThirtyDays() throws SQLException {
        // Given
        var start = partner.page(Map.of()).getString("next");
        try (var connection = begin()) {
            var old = write(connection);
            var kept = write(connection);
            connection.commit();
            await().untilAsserted(() ->
                    assertThat(partner.all().getList("items.eventId")).containsExactly(old, kept));
            var behindOld = partner.page(Map.of("limit", 1)).getString("next");
            age(old, "31 days");
            age(kept, "29 days");
            // When
            housekeeping.forget();
            // Then
            assertThat(partner.all().getList("items.eventId")).containsExactly(kept);
            assertThat(partner.page(Map.of("after", behindOld)).getList("items.eventId"))
                    .containsExactly(kept);
            partner.get(Map.of("after", start)).then().statusCode(410);
        }
    }

    private Connection begin() throws SQLException {
        var connection = database.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private String write(Connection connection) throws SQLException {
        var id = UUID.randomUUID();
        try (var insert = connection.prepareStatement("""
                insert into partner_event (tenant_id, id, type, contact_id, occurred_at, payload)
                values (?, ?, 'contact.updated.v1', ?, now(), '{}')""")) {
            insert.setString(1, partner.api().tenant());
            insert.setObject(2, id);
            insert.setObject(3, id);
            insert.executeUpdate();
        }
        return id.toString();
    }

    private void age(String event, String age) {
        jdbi.useHandle(handle -> handle.execute(
                "update partner_event set received_at = now() - cast(? as interval) where tenant_id = ? and id = cast(? as uuid)",
                age,
                partner.api().tenant(),
                event));
    }

    private void awaitBehind(JsonPath page, String... events) {
        await().untilAsserted(() -> assertThat(
                        partner.page(Map.of("after", page.getString("next"))).getList("items.eventId", String.class))
                .isEqualTo(List.of(events)));
    }
}
