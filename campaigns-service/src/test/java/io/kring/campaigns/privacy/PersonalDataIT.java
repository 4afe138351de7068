package io.kring.campaigns.privacy;

import static io.kring.testkit.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.kring.campaigns.Marketing;
import io.kring.platform.id.Ids;
import io.kring.platform.privacy.PersonalDataStores;
import io.kring.platform.privacy.Subject;
import io.kring.platform.retention.AgingStores;
import io.kring.testkit.Events;
import io.kring.testkit.KringTestResource;
import io.kring.testkit.PersonalDataAgreed;
import io.kring.testkit.PersonalTraces;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KringTestResource.class)
class PersonalDataIT {
    private static final OffsetDateTime LONG_AGO = OffsetDateTime.parse("2020-01-01T00:00:00Z");
    private static final OffsetDateTime BORDER = OffsetDateTime.parse("2021-01-01T00:00:00Z");

    @Inject
    PersonalDataStores all;

    @Inject
    Jdbi jdbi;

    @Inject
    DataSource database;

    @Inject
    AgingStores aging;

    private final Marketing marketing = new Marketing();

    @BeforeAll
    static void hear() {
        Events.shared();
    }

    @Test
    void isWhatWasAgreed() {
        PersonalDataAgreed.assertHolds(database, stores().names());
        PersonalDataAgreed.assertAges(aging.names());
    }

    @Test
    void everythingOfSomebodyIsHandedOverAndNothingOfOthers() {
        // Given
        var one = Kept.of(marketing, 1);
        var other = Kept.of(marketing, 2);

        // When
        var collected = stores().collect(one.subject());

        // Then
        assertThat(collected).containsOnlyKeys("audience_member", "campaign", "contact_merge", "recipient", "segment");
        assertThat(collected.get("recipient")).hasSize(2).allSatisfy(recipient -> {
            assertThat(recipient.path("campaign").asText()).isEqualTo("Spring");
            assertThat(recipient.path("selectedBy").asText()).isEqualTo("city == 'Town of " + one.phone() + "'");
        });
        assertThat(collected.get("campaign")).hasSize(2);
        assertThat(collected.toString()).containsIgnoringCase(one.id().toString());
        assertThat(collected.toString()).contains(one.words()).doesNotContain(other.words());
    }

    @Test
    void nothingIsLeftOfWhomWasErasedAndTheResultsAreTheSame() {
        // Given
        var one = Kept.of(marketing, 3);
        var other = Kept.of(marketing, 4);
        jdbi.useHandle(handle -> handle.execute(
                "update campaign set filter = replace(filter, ?, 'Sneek') where tenant_id = ?",
                one.phone(),
                marketing.tenant()));
        stores().settle();
        var ofOther = PersonalTraces.of(database, other.words());
        var results = results();

        // When
        stores().erase(one.subject());

        // Then
        assertThat(PersonalTraces.of(database, one.words())).isEmpty();
        assertThat(stores().find(one.subject())).isEmpty();
        assertThat(PersonalTraces.of(database, other.words())).isNotEmpty().isEqualTo(ofOther);
        assertThat(results()).isNotEmpty().isEqualTo(results);
        marketing
                .api()
                .get("/api/v1/segments")
                .then()
                .statusCode(200)
                .body("items.filter.findAll { it ==~ \"contactId in \\\\['[0-9a-f-]{36}'\\\\]\" }.size()", equalTo(1));
        assertThat(marketing.count("contactId in ['" + Ids.next() + "']")).isZero();
    }

    @Test
    void nothingIsTakenForThePersonWhereOnlyAnAddressIsKnown() {
        // Given
        var one = Kept.of(marketing, 5);
        var kept = stores().find(one.subject());

        // When
        stores().erase(new Subject(Set.of(), Set.of(one.phone(), one.email())));

        // Then
        assertThat(stores().find(one.subject())).isEqualTo(kept).isNotEmpty();
    }

    @Test
    void aLaunchGoesOnAfterWhoWasBeforeThem() {
        // Given
        var people = marketing.people(3, "Heeg");
        var campaign = marketing.campaign("city == 'Heeg'", Marketing.SMS);
        marketing.launch(campaign);
        marketing.awaitCompleted(campaign);
        var reached = "select reached from campaign where tenant_id = ?";
        var last = people.getLast();
        assertThat(id(reached)).isEqualTo(last);

        // When
        stores().erase(new Subject(Set.of(last), Set.of()));

        // Then
        assertThat(id(reached)).isEqualTo(people.get(1));
    }

    @Test
    void whatBecomesOfAMessageLaterIsStillCounted() {
        // Given
        var people = marketing.people(2, "Grou");
        var campaign = marketing.campaign("city == 'Grou'", Marketing.SMS);
        marketing.launch(campaign);
        marketing.awaitCompleted(campaign);
        var messages = marketing.api().get(campaign + "/recipients").jsonPath().getList("items.messageId", UUID.class);
        stores().erase(new Subject(Set.copyOf(people), Set.of()));

        // When
        delivered(campaign, messages.getFirst(), people.getFirst());
        delivered(campaign, messages.getLast(), messages.getLast());

        // Then
        await().untilAsserted(() -> marketing
                .api()
                .queryParam("state", "delivered")
                .get(campaign + "/recipients")
                .then()
                .body("items.size()", equalTo(2)));
        assertThat(PersonalTraces.of(
                        database, people.stream().map(UUID::toString).toList()))
                .noneMatch(trace -> trace.startsWith("recipient"));
    }

    @Test
    void whatIsToldLateIsErasedTheNextTime() {
        // Given
        var one = Kept.of(marketing, 6);
        stores().erase(one.subject());
        one.tell(one.id());
        one.merge();
        var late = stores().find(one.subject());

        // When
        stores().erase(one.subject());

        // Then
        assertThat(late).containsOnlyKeys("audience_member", "contact_merge");
        assertThat(stores().find(one.subject())).isEmpty();
        assertThat(stores().count("select count(*) from dead_letter where tenant_id = ?"))
                .isZero();
    }

    @Test
    void whomAnOldCampaignWroteToIsForgottenAndNobodyElse() {
        // Given
        var one = Kept.of(marketing, 7);
        jdbi.useHandle(handle -> handle.execute(
                "update campaign set launched_at = ? where tenant_id = ? and launched_at is not null",
                LONG_AGO,
                marketing.tenant()));
        var young = Kept.of(marketing, 8);
        var kept = stores().find(young.subject());
        var results = results();
        var elsewhere = new Stores("elsewhere", all, jdbi);

        // When
        var expired = stores().expire("recipient", BORDER, 1);

        // Then
        assertThat(expired).isEqualTo(1);
        assertThat(stores().due("recipient", BORDER)).containsExactly(LONG_AGO);
        assertThat(elsewhere.expire("recipient", BORDER, 100)).isZero();
        assertThat(stores().expire("recipient", BORDER, 100)).isEqualTo(1);
        assertThat(stores().expire("recipient", BORDER, 100)).isZero();
        assertThat(stores().due("recipient", BORDER)).isEmpty();
        assertThat(stores().find(one.subject())).doesNotContainKey("recipient");
        assertThat(stores().find(young.subject())).isEqualTo(kept);
        assertThat(results()).isEqualTo(results);
    }

    @Test
    void whatIsOfAPersonIsFoundByAnIndex() {
        // Given
        jdbi.useHandle(handle -> {
            for (var campaign = 0; campaign < 20; campaign++) {
                handle.execute("""
                        with made as (
                          insert into campaign (tenant_id, id, version, name, filter, purpose, state, created_by, created_at, launched_at)
                          values (?, uuidv7(), 0, 'x', 'true', 'marketing', 'completed', 'mark', now(), now())
                          returning tenant_id, id)
                        insert into recipient select tenant_id, id, gen_random_uuid(), 'sms', uuidv7(), 'sent', null, now()
                        from made, generate_series(1, 2000)""", marketing.tenant());
            }
            handle.execute("analyze recipient");
            handle.execute("analyze campaign");
        });

        // When
        var plan = stores().plan("recipient");

        // Then
        assertThat(plan).contains("Index Cond: ((tenant_id").doesNotContain("Seq Scan on recipient");
        assertThat(stores().planOfAge("recipient", BORDER)).doesNotContain("Seq Scan on recipient");
    }

    private void delivered(String campaign, UUID message, UUID contact) {
        marketing.tell(
                "message.delivered.v1",
                contact,
                data -> data.put("messageId", message.toString())
                        .put("campaignId", campaign.substring(campaign.lastIndexOf('/') + 1))
                        .put("channel", "sms"));
    }

    private UUID id(String sql) {
        return jdbi.withHandle(handle -> handle.createQuery(sql)
                .bind(0, marketing.tenant())
                .mapTo(UUID.class)
                .one());
    }

    /** What became of the messages of each campaign. */
    private List<Map<String, Object>> results() {
        return jdbi.withHandle(handle ->
                handle.createQuery("""
                        select campaign_id, channel, state, count(*) from recipient where tenant_id = ?
                        group by 1, 2, 3 order by 1, 2, 3""").bind(0, marketing.tenant()).mapToMap().list());
    }

    private Stores stores() {
        return new Stores(marketing.tenant(), all, jdbi);
    }
}
