package io.kring.campaigns.launch;

import static io.kring.campaigns.Marketing.SMS;
import static io.kring.testkit.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.kring.campaigns.Marketing;
import io.kring.platform.id.Ids;
import io.kring.testkit.Events;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** People who are merged and come back. */
@QuarkusTest
@WithTestResource(KringTestResource.class)
class MergedPeopleIT {
    private final Marketing marketing = new Marketing();

    @Inject
    Jdbi jdbi;

    @BeforeAll
    static void hear() {
        Events.shared();
    }

    @Test
    void aSegmentThatNamesThemMeansTheSurvivor() {
        // Given
        var jan = marketing.person(data -> {});
        var john = marketing.person(data -> {});
        var named = "contactId in ['" + john + "']";

        // When
        merge(john, 3, jan);

        // Then
        await().until(() -> marketing.sample("true"), List.of(jan.toString())::equals);
        await().until(() -> marketing.sample(named), List.of(jan.toString())::equals);
        unmerge(john, 4, jan);
        marketing.tell("contact.updated.v1", john, data -> data.put("version", 4));
        await().until(() -> marketing.sample(named), List.of(john.toString())::equals);
    }

    @Test
    void whoHasItIsNotWrittenToAgain() {
        // Given
        var jan = marketing.person(data -> data.put("city", "Sneek"));
        var piet = marketing.person(data -> data.put("city", "Sneek"));
        var john = Ids.next();
        var johnny = Ids.next();
        var path = marketing.campaign("city == 'Sneek'", SMS);
        jdbi.useHandle(handle -> handle.execute(
                "insert into recipient values (?, ?, ?, 'sms', ?, 'sent', null, now())",
                marketing.tenant(),
                UUID.fromString(path.substring(path.lastIndexOf('/') + 1)),
                johnny,
                Ids.next()));
        merge(johnny, 3, john);
        merge(john, 3, jan);
        await().until(() -> marketing.sample("contactId == '" + johnny + "'"), List.of(jan.toString())::equals);

        // When
        marketing.launch(path);

        // Then
        marketing.awaitCompleted(path);
        var requests = Events.shared().all(marketing.tenant(), "message.requested.v1", data -> true);
        assertThat(requests)
                .allSatisfy(request ->
                        assertThat(request.data().path("contactId").asText()).isEqualTo(piet.toString()));
        marketing
                .api()
                .queryParam("state", "sent")
                .get(path + "/recipients")
                .then()
                .body("items.contactId", equalTo(List.of(jan.toString())));
        marketing.api().get(path).then().body("requests", equalTo(1));
    }

    @Test
    void theHigherVersionCountsInWhateverOrder() {
        // Given
        var jan = marketing.person(data -> {});
        var john = marketing.person(data -> {});
        unmerge(john, 4, jan);

        // When
        merge(john, 3, jan);
        marketing.tell(
                "contact.updated.v1", john, data -> data.put("version", 4).put("city", "Heeg"));

        // Then
        marketing.awaitAudience("city == 'Heeg' && contactId == '" + john + "'", john);
    }

    private void merge(UUID contact, int version, UUID survivor) {
        marketing.tell(
                "contact.merged.v1",
                contact,
                data -> data.put("version", version).put("survivorId", survivor.toString()));
    }

    private void unmerge(UUID contact, int version, UUID survivor) {
        marketing.tell(
                "contact.unmerged.v1",
                survivor,
                data -> data.withArray("restored")
                        .removeAll()
                        .addObject()
                        .put("contactId", contact.toString())
                        .put("version", version)
                        .put("name", "John"));
    }
}
