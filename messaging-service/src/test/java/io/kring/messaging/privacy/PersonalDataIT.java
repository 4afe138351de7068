package io.kring.messaging.privacy;

import static io.kring.testkit.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.kring.messaging.ProvidersResource;
import io.kring.messaging.TestProvider;
import io.kring.messaging.TestTenant;
import io.kring.messaging.TestTenant.Person;
import io.kring.platform.id.Ids;
import io.kring.platform.privacy.PersonalDataStores;
import io.kring.platform.privacy.Subject;
import io.kring.platform.retention.AgingStores;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(KringTestResource.class)
@WithTestResource(ProvidersResource.class)
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

    private final TestTenant tenant = TestTenant.next();
    private final TestProvider provider = TestProvider.running();

    @Test
    void isWhatWasAgreed() {
        PersonalDataAgreed.assertHolds(database, stores().names());
        PersonalDataAgreed.assertAges(aging.names());
    }

    @Test
    void everythingOfSomebodyIsHandedOverAndNothingOfOthers() {
        // Given
        var one = Kept.of(tenant);
        var other = Kept.of(tenant);

        // When
        var collected = stores().collect(one.subject());

        // Then
        assertThat(collected)
                .containsOnlyKeys(
                        "address",
                        "consent",
                        "contact_merge",
                        "conversation",
                        "message",
                        "opt_out",
                        "person",
                        "received_message");
        assertThat(collected.get("message")).hasSize(6);
        assertThat(collected.get("received_message")).hasSize(4);
        assertThat(collected.get("conversation")).hasSize(3);
        assertThat(collected.toString()).contains(one.words()).doesNotContain(other.words());
    }

    @Test
    void nothingIsLeftOfWhomWasErasedAndTheirMessagesStillCount() {
        // Given
        var one = Kept.of(tenant);
        var other = Kept.of(tenant);
        stores().settle();
        var ofOther = PersonalTraces.of(database, other.words());
        var counts = counts();

        // When
        stores().erase(one.subject());

        // Then
        assertThat(PersonalTraces.of(database, one.words())).isEmpty();
        assertThat(stores().find(one.subject())).isEmpty();
        assertThat(PersonalTraces.of(database, other.words())).isNotEmpty().isEqualTo(ofOther);
        assertThat(counts()).isEqualTo(counts).isNotEmpty();
        assertThat(stores().find(other.subject())).containsEntry("conversation", 3L);
        tenant.as("support").get("/api/v1/messages").then().statusCode(200);
        tenant.as("support").get("/api/v1/conversations").then().statusCode(200);
    }

    @Test
    void whoSharesAnAddressKeepsWhatIsTheirs() {
        // Given
        var one = Kept.of(tenant);
        var partner = tenant.person(data -> {
            data.putArray("phones").add(one.now().phone());
            data.putArray("emails").add(one.now().email());
        });
        tenant.awaitEvent("message.sent.v1", tenant.request(partner));

        // When
        stores().erase(one.subject());

        // Then
        assertThat(stores().count("select count(*) from address where tenant_id = ?"))
                .isEqualTo(2);
        tenant.awaitEvent("message.sent.v1", tenant.request(partner));
    }

    @Test
    void whatWaitsIsNotSentAndItsCampaignIsTold() {
        // Given
        var person = tenant.person();
        provider.refuse(tenant.name(), 429, "{}");
        var message = tenant.request(person);
        await().until(() -> provider.calls(tenant.name()) > 0);

        // When
        stores().erase(subject(person));

        // Then
        jdbi.useHandle(handle -> handle.execute(
                "update message set attempts = 100 where tenant_id = ? and id = ?", tenant.name(), message));
        provider.recover(tenant.name());
        var suppressed = tenant.awaitEvent("message.suppressed.v1", message).data();
        assertThat(suppressed.path("reason").asText()).isEqualTo("unknown-contact");
        assertThat(suppressed.path("contactId").asText()).isEqualTo(message.toString());
        assertThat(provider.taken(tenant.name())).isEmpty();
    }

    @Test
    void whatTheProviderSaysAfterwardsNamesNobody() {
        // Given
        var person = tenant.person();
        provider.beforeAnswer(tenant.name(), answer -> {
            stores().erase(subject(person));
            return new TestProvider.Answer(
                    400,
                    "{\"code\": 21211, \"message\": \"The 'To' number %s is not valid\"}".formatted(person.phone()));
        });

        // When
        var message = tenant.request(person);

        // Then
        var failed = tenant.awaitEvent("message.failed.v1", message).data();
        assertThat(failed.path("code").asText()).isEqualTo("21211");
        assertThat(failed.path("reason").asText()).isEmpty();
        stores().settle();
        assertThat(PersonalTraces.of(database, subject(person).addresses())).isEmpty();
    }

    @Test
    void anAnswerAndAReceiptThatComeAfterwardsAreCounted() {
        // Given
        var person = tenant.person();
        provider.beforeAnswer(tenant.name(), answer -> {
            stores().erase(subject(person));
            return answer;
        });

        // When
        var message = tenant.request(person);

        // Then
        var sent = tenant.awaitEvent("message.sent.v1", message).data();
        assertThat(sent.path("address").asText()).isEmpty();
        assertThat(sent.path("text").asText()).isEmpty();
        assertThat(sent.path("contactId").asText()).isEqualTo(message.toString());
        tenant.receipt(message, "delivered");
        tenant.awaitEvent("message.delivered.v1", message);
        assertThat(tenant.message(message).getString("providerId")).isEmpty();
    }

    @Test
    void anAddressThatAskedUsToStopIsLeftInPeaceWhoeverBringsItBack() {
        // Given
        var person = tenant.person();
        tenant.writes(person.phone(), "STOP", "SM-" + UUID.randomUUID());
        await().until(() -> stores().find(subject(person)).containsKey("opt_out"));
        stores().erase(subject(person));
        stores().erase(subject(person));

        // When
        var back = tenant.person(data -> data.putArray("phones").add(person.phone()));

        // Then
        var suppressed = tenant.awaitEvent("message.suppressed.v1", tenant.request(back));
        assertThat(suppressed.data().path("reason").asText()).isEqualTo("opted-out");
        tenant.publish(
                "contact.consent-changed.v1",
                back.id(),
                data -> data.put("contactId", back.id().toString())
                        .put("channel", "sms")
                        .put("purpose", "marketing")
                        .put("state", "granted")
                        .put("at", "2100-01-01T00:00:00Z"));
        await().until(() -> stores().count("select count(*) from opt_out where tenant_id = ?") == 0);
        tenant.awaitEvent("message.sent.v1", tenant.request(back));
    }

    @Test
    void whatIsToldLateIsErasedTheNextTime() {
        // Given
        var one = Kept.of(tenant);
        stores().erase(one.subject());
        provider.refuse(tenant.name(), 429, "{}");
        tenant.tell(one.now(), "contact.snapshot.v1", data -> {});
        one.merge();
        var late = one.request(one.now());
        await().until(() -> stores().find(one.subject())
                .keySet()
                .equals(Set.of("person", "address", "consent", "contact_merge", "message")));

        // When
        stores().erase(one.subject());

        // Then
        stores().settle();
        await().untilAsserted(() ->
                assertThat(PersonalTraces.of(database, one.words())).isEmpty());
        assertThat(tenant.message(late).getString("text")).isEmpty();
        assertThat(stores().count("select count(*) from dead_letter where tenant_id = ?"))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"message, requested_at, 6", "conversation, last_activity_at, 3", "received_message, received_at, 4"})
    void whatIsTooOldGoesAndNothingElse(String store, String column, int rows) {
        // Given
        var one = Kept.of(tenant);
        var elsewhere = new Stores("elsewhere", all, jdbi);
        await().until(() ->
                stores().count("select count(*) from message where tenant_id = ? and state in ('queued', 'sending')")
                        == 0);
        jdbi.useHandle(handle -> handle.execute(
                "update " + store + " set " + column + " = ? where tenant_id = ?", LONG_AGO, tenant.name()));
        var young = Kept.of(tenant);
        var kept = stores().find(young.subject());

        // When
        var expired = stores().expire(store, BORDER, 1);

        // Then
        assertThat(expired).isEqualTo(1);
        assertThat(stores().due(store, BORDER)).hasSize(rows - 1).containsOnly(LONG_AGO);
        assertThat(elsewhere.expire(store, BORDER, 100)).isZero();
        assertThat(stores().expire(store, BORDER, 100)).isEqualTo(rows - 1);
        assertThat(stores().due(store, BORDER)).isEmpty();
        assertThat(stores().expire(store, BORDER, 100)).isZero();
        assertThat(stores().find(one.subject())).doesNotContainKey(store);
        assertThat(stores().find(young.subject())).isEqualTo(kept);
    }

    @Test
    void whatIsStillToBeSentIsNotTooOld() {
        // Given
        provider.refuse(tenant.name(), 429, "{}");
        var message = tenant.request(tenant.person());
        await().until(() -> provider.calls(tenant.name()) > 0);
        jdbi.useHandle(handle ->
                handle.execute("update message set requested_at = ? where tenant_id = ?", LONG_AGO, tenant.name()));

        // When
        var due = stores().due("message", BORDER);

        // Then
        assertThat(due).isEmpty();
        assertThat(stores().expire("message", BORDER, 100)).isZero();
        assertThat(tenant.message(message).getString("text")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"message", "conversation", "received_message"})
    void whatIsOfAPersonIsFoundByAnIndex(String store) {
        // Given
        var talk = Ids.next();
        var rows = Map.of(
                "message",
                "contact_id, channel, purpose, text, state, next_attempt_at, requested_at)"
                        + " select :tenant, uuidv7(), gen_random_uuid(), 'sms', 'service', 'x', 'sent', now(), now()",
                "conversation",
                "contact_id, channel, address, state, opened_at, last_activity_at)"
                        + " select :tenant, uuidv7(), gen_random_uuid(), 'sms', gen_random_uuid(), 'closed', now(), now()",
                "received_message",
                "contact_id, channel, conversation_id, provider_id, sender, recipient, text, received_at) select :tenant, uuidv7(),"
                        + " gen_random_uuid(), 'sms', '" + talk
                        + "', gen_random_uuid(), gen_random_uuid(), 'x', 'x', now()");
        jdbi.useHandle(handle -> {
            handle.execute(
                    "insert into conversation values (?, ?, null, 'sms', 'x', 'closed', now(), now())",
                    tenant.name(),
                    talk);
            handle.createUpdate("insert into " + store + " (tenant_id, id, " + rows.get(store)
                            + " from generate_series(1, 20000)")
                    .bind("tenant", tenant.name())
                    .execute();
            handle.execute("analyze " + store);
        });

        // When
        var plan = stores().plan(store);

        // Then
        assertThat(plan).contains("Index").doesNotContain("Seq Scan on " + store + " ");
        assertThat(stores().planOfAge(store, BORDER)).doesNotContain("Seq Scan on " + store + " ");
    }

    /** What reports count: messages by what became of them. */
    private List<Map<String, Object>> counts() {
        return jdbi.withHandle(handle ->
                handle.createQuery("""
                        select channel, purpose, state, code, campaign_id, count(*), count(sent_at) as sent,
                          count(delivered_at) as delivered
                        from message where tenant_id = ? group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5""").bind(0, tenant.name()).mapToMap().list());
    }

    private static Subject subject(Person person) {
        return new Subject(Set.of(person.id()), Set.of(person.phone(), person.email()));
    }

    private Stores stores() {
        return new Stores(tenant.name(), all, jdbi);
    }
}
