package io.kring.analytics;

import static io.kring.analytics.Api.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(KringTestResource.class)
class PersonalDataIT {
    private static final OffsetDateTime LONG_AGO = OffsetDateTime.parse("2020-01-01T00:00:00Z");
    private static final OffsetDateTime BORDER = OffsetDateTime.parse("2021-01-01T00:00:00Z");

    private static final Map<String, String> VALUES = Map.of(
            "message",
                    "(tenant_id, message_id, contact_id, channel, sent_at) select ?, uuidv7(), gen_random_uuid(), 'sms', now()",
            "reply",
                    "(tenant_id, message_id, campaign_id, contact_id, channel, address, received_at)"
                            + " select ?, uuidv7(), uuidv7(), gen_random_uuid(), 'sms', gen_random_uuid(), now()",
            "sales_order",
                    "(tenant_id, order_id, contact_id, amount, currency, ordered_at)"
                            + " select ?, uuidv7(), gen_random_uuid(), 1, 'EUR', now()");

    @Inject
    PersonalDataStores all;

    @Inject
    Jdbi jdbi;

    @Inject
    DataSource database;

    @Inject
    AgingStores aging;

    private final Api api = Api.ofNewTenant();
    private final UUID campaign = launched();

    /**
     * Somebody of whom every table keeps something, also of a record of theirs that was merged, and of a phone that nobody knew to be
     * theirs.
     */
    private record Kept(UUID id, UUID former, String email, String phone, String unknownPhone) {
        static Kept next() {
            var id = Ids.next();
            var number = Math.abs(id.hashCode() % 10_000_000);
            return new Kept(
                    id,
                    Ids.next(),
                    "wytske" + number + "@example.org",
                    "+3161%07d".formatted(number),
                    "+3162%07d".formatted(number));
        }

        Subject subject() {
            return new Subject(Set.of(id, former), Set.of(email, phone, unknownPhone));
        }

        Set<String> words() {
            return Set.of(id.toString(), former.toString(), email, phone, unknownPhone);
        }
    }

    @Test
    void isWhatWasAgreed() {
        PersonalDataAgreed.assertHolds(database, stores().names());
        PersonalDataAgreed.assertAges(aging.names());
    }

    @Test
    void everythingOfSomebodyIsHandedOverAndNothingOfOthers() {
        // Given
        var one = kept();
        var other = kept();

        // When
        var collected = stores().collect(one.subject());

        // Then
        assertThat(collected).containsOnlyKeys("contact_merge", "message", "reply", "sales_order");
        assertThat(collected.get("message"))
                .hasSize(2)
                .allSatisfy(
                        message -> assertThat(message.path("campaign").asText()).isEqualTo("Spring"));
        assertThat(collected.get("reply")).hasSize(4);
        assertThat(collected.toString()).contains(one.words()).doesNotContain(other.words());
    }

    @Test
    void nothingIsLeftOfWhomWasErasedAndTheFiguresAreTheSame() {
        // Given
        var one = kept();
        var other = kept();
        var ofOther = PersonalTraces.of(database, other.words());
        var figures = api.campaign(campaign);
        var customers = customers();

        // When
        stores().erase(one.subject());

        // Then
        assertThat(PersonalTraces.of(database, one.words())).isEmpty();
        assertThat(stores().find(one.subject())).isEmpty();
        assertThat(PersonalTraces.of(database, other.words())).isNotEmpty().isEqualTo(ofOther);
        assertThat(api.campaign(campaign)).isEqualTo(figures);
        assertThat(figures.answered())
                .as("two people, and what came of two phones that nobody knew")
                .isEqualTo(4);
        assertThat(customers()).isEqualTo(customers);
    }

    @Test
    void whoSharesAnAddressKeepsWhatIsTheirs() {
        // Given
        var one = kept();
        var partner = Ids.next();
        replied(Ids.next(), partner, one.phone());
        eventually(() -> assertThat(replies()).isEqualTo(5));

        // When
        stores().erase(one.subject());

        // Then
        assertThat(stores().find(new Subject(Set.of(partner), Set.of()))).isEqualTo(Map.of("reply", 1L));
    }

    @Test
    void whatIsToldLateIsCountedAndErasedTheNextTime() {
        // Given
        var one = kept();
        var message = Ids.next();
        var reply = Ids.next();
        sent(message, one.id());
        replied(reply, one.id(), one.phone());
        eventually(() -> assertThat(replies()).isEqualTo(5));
        stores().erase(one.subject());
        tell("message.delivered.v1", message, data -> of(data, one.id()).put("messageId", message.toString()));
        tell(
                "message.opted-out.v1",
                reply,
                data -> of(data, one.id()).put("messageId", reply.toString()).put("address", one.phone()));
        eventually(() -> assertThat(api.campaign(campaign).optedOut()).isEqualTo(1));
        eventually(() -> assertThat(api.campaign(campaign).delivered()).isEqualTo(1));
        assertThat(stores().find(one.subject())).isEmpty();
        order(one.id());
        sent(Ids.next(), one.former());
        eventually(() -> assertThat(stores().find(one.subject())).isEqualTo(Map.of("message", 1L, "sales_order", 1L)));

        // When
        stores().erase(one.subject());

        // Then
        assertThat(PersonalTraces.of(database, one.words())).isEmpty();
        assertThat(stores().count("select count(*) from dead_letter where tenant_id = ?"))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"message, sent_at", "sales_order, ordered_at"})
    void whatIsTooOldIsOfNobodyAndNothingElse(String store, String column) {
        // Given
        var one = kept();
        age(store, column);
        var young = kept();
        var keptOfYoung = stores().find(young.subject());
        var figures = api.campaign(campaign);
        var elsewhere = new Stores("elsewhere", all, jdbi);

        // When
        var expired = stores().expire(store, BORDER, 1);

        // Then
        assertThat(expired).isEqualTo(1);
        assertThat(stores().due(store, BORDER)).containsExactly(LONG_AGO);
        assertThat(elsewhere.expire(store, BORDER, 100)).isZero();
        assertThat(stores().expire(store, BORDER, 100)).isEqualTo(1);
        assertThat(stores().expire(store, BORDER, 100)).isZero();
        assertThat(stores().due(store, BORDER)).isEmpty();
        assertThat(stores().find(one.subject())).doesNotContainKey(store);
        assertThat(stores().find(young.subject())).isEqualTo(keptOfYoung);
        assertThat(api.campaign(campaign)).isEqualTo(figures);
    }

    @Test
    void answersOfOnePersonAreOldTogetherAndStayThoseOfOne() {
        // Given
        var one = kept();
        age("reply", "received_at");
        var young = kept();
        replied(Ids.next(), one.id(), one.phone());
        eventually(() -> assertThat(replies()).isEqualTo(9));
        var keptOfYoung = stores().find(young.subject());
        var figures = api.campaign(campaign);

        // When
        var expired = stores().expire("reply", BORDER, 100);

        // Then
        assertThat(expired).as("of the phone that nobody knew").isEqualTo(1);
        ageAnswersFrom(one.phone());
        assertThat(stores().due("reply", BORDER)).hasSize(4).containsOnly(LONG_AGO);
        assertThat(stores().expire("reply", BORDER, 1)).as("of one person").isEqualTo(4);
        assertThat(stores().expire("reply", BORDER, 1)).isZero();
        assertThat(stores().due("reply", BORDER)).isEmpty();
        assertThat(stores().find(one.subject())).doesNotContainKey("reply");
        assertThat(stores().find(young.subject())).isEqualTo(keptOfYoung);
        assertThat(api.campaign(campaign)).isEqualTo(figures);
    }

    @ParameterizedTest
    @ValueSource(strings = {"message", "reply", "sales_order"})
    void whatIsOfAPersonIsFoundByAnIndex(String store) {
        // Given
        jdbi.useHandle(handle -> {
            handle.execute(
                    "insert into " + store + " " + VALUES.get(store) + " from generate_series(1, 20000)", api.tenant());
            handle.execute("analyze " + store);
        });

        // When
        var plan = stores().plan(store);

        // Then
        assertThat(plan).contains("Index").doesNotContain("Seq Scan on " + store + " ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"message", "sales_order"})
    void whatIsTooOldIsFoundByAnIndex(String store) {
        // Given
        jdbi.useHandle(handle -> {
            handle.execute(
                    "insert into " + store + " " + VALUES.get(store) + " from generate_series(1, 20000)", api.tenant());
            handle.execute("analyze " + store);
        });

        // When
        var plan = stores().planOfAge(store, BORDER);

        // Then
        assertThat(plan).contains(store + "_age").doesNotContain("Seq Scan on " + store + " ");
    }

    private UUID launched() {
        var history = new History();
        var launched = history.campaign("Spring", "2026-03-01T09:30:00Z", 4);
        api.publish(history.events());
        return launched;
    }

    private Kept kept() {
        var kept = Kept.next();
        var before = replies();
        tell(
                "contact.merged.v1",
                kept.former(),
                data -> data.put("contactId", kept.former().toString())
                        .put("version", 3)
                        .put("survivorId", kept.id().toString()));
        sent(Ids.next(), kept.id());
        sent(Ids.next(), kept.former());
        order(kept.id());
        order(kept.former());
        replied(Ids.next(), kept.id(), kept.phone());
        replied(Ids.next(), kept.id(), kept.email());
        replied(Ids.next(), kept.former(), kept.phone());
        replied(Ids.next(), null, kept.unknownPhone());
        eventually(() -> assertThat(stores().find(kept.subject()))
                .isEqualTo(Map.of("contact_merge", 1L, "message", 2L, "reply", 4L, "sales_order", 2L)));
        assertThat(replies()).isEqualTo(before + 4);
        return kept;
    }

    private void sent(UUID message, UUID contact) {
        tell("message.sent.v1", message, data -> of(data, contact).put("messageId", message.toString()));
    }

    private ObjectNode of(ObjectNode data, UUID contact) {
        return data.put("contactId", contact.toString())
                .put("campaignId", campaign.toString())
                .put("channel", "sms");
    }

    /** @param contact null: the sender is not known, and the address is all there is */
    private void replied(UUID message, @Nullable UUID contact, String address) {
        tell("message.received.v1", message, data -> {
            data.put("messageId", message.toString())
                    .put("contactId", contact == null ? null : contact.toString())
                    .put("channel", "sms")
                    .put("from", address);
            data.withObject("inReplyTo").put("campaignId", campaign.toString());
        });
    }

    private void order(UUID contact) {
        var order = Ids.next();
        tell(
                "order.recorded.v1",
                order,
                data -> data.put("orderId", order.toString())
                        .put("contactId", contact.toString())
                        .put("campaignId", campaign.toString()));
    }

    private void tell(String type, UUID subject, Consumer<ObjectNode> edit) {
        Events.shared().publish(api.tenant(), type, subject.toString(), edit);
    }

    private long replies() {
        return stores().count("select count(*) from reply where tenant_id = ?");
    }

    private long customers() {
        return stores().count("""
                        select count(distinct coalesce(m.now_id, o.contact_id)) from sales_order o
                        left join contact_merge m on m.tenant_id = o.tenant_id and m.contact_id = o.contact_id
                        where o.tenant_id = ?""");
    }

    private void age(String store, String column) {
        jdbi.useHandle(handle -> handle.execute(
                "update " + store + " set " + column + " = ? where tenant_id = ?", LONG_AGO, api.tenant()));
    }

    private void ageAnswersFrom(String address) {
        jdbi.useHandle(handle -> handle.execute(
                "update reply set received_at = ? where tenant_id = ? and address = ?",
                LONG_AGO,
                api.tenant(),
                address));
    }

    private Stores stores() {
        return new Stores(api.tenant(), all, jdbi);
    }
}
