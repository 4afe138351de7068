package io.kring.leads.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.kring.leads.Api;
import io.kring.platform.privacy.PersonalDataStores;
import io.kring.platform.retention.AgingStores;
import io.kring.testkit.KringTestResource;
import io.kring.testkit.PersonalDataAgreed;
import io.kring.testkit.PersonalTraces;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    private final Api api = Api.ofNewTenant();

    @Test
    void isWhatWasAgreed() {
        PersonalDataAgreed.assertHolds(database, stores().names());
        PersonalDataAgreed.assertAges(aging.names());
    }

    @Test
    void everythingOfSomebodyIsHandedOverAndNothingOfOthers() {
        // Given
        var one = Kept.of(api, 1);
        var other = Kept.of(api, 2);

        // When
        var collected = stores().collect(one.subject());

        // Then
        assertThat(collected.keySet())
                .containsExactlyInAnyOrder("contact_merge", "lead", "opportunity", "person", "sales_order");
        assertThat(collected.get("lead")).hasSize(5).anySatisfy(lead -> {
            assertThat(lead.path("note").asText()).isEqualTo("Call " + one.name() + " at " + one.phone());
            assertThat(lead.at("/consents/0/ip").asText()).isEqualTo("127.0.0.1");
        });
        assertThat(collected.get("opportunity")).hasSize(4).anySatisfy(closed -> {
            assertThat(closed.path("reason").asText()).isEqualTo(one.name() + " moves house");
            assertThat(closed.path("stages")).hasSize(2);
        });
        assertThat(collected.get("sales_order"))
                .hasSize(2)
                .allSatisfy(order ->
                        assertThat(order.at("/lines/0/product").asText()).isEqualTo("Mooring"));
        assertThat(collected.get("person")).hasSize(1);
        assertThat(collected.toString()).contains(one.words()).doesNotContain(other.words());
    }

    @Test
    void nothingIsLeftOfWhomWasErased() {
        // Given
        var one = Kept.of(api, 3);
        var other = Kept.of(api, 4);
        stores().settle();
        var ofOther = PersonalTraces.of(database, other.words());
        var totals = totals();

        // When
        stores().erase(one.subject());

        // Then
        assertThat(PersonalTraces.of(database, one.words())).isEmpty();
        assertThat(stores().find(one.subject()))
                .allSatisfy((store, rows) -> assertThat(rows).isZero());
        assertThat(PersonalTraces.of(database, other.words())).isNotEmpty().isEqualTo(ofOther);
        assertThat(totals()).isEqualTo(totals);
        api.get("/orders").then().statusCode(200);
        api.get("/opportunities").then().statusCode(200);
    }

    @Test
    void whoSharesAnAddressKeepsWhatIsTheirs() {
        // Given
        var one = Kept.of(api, 5);
        var partner = new Kept(api, "Partner", UUID.randomUUID(), UUID.randomUUID(), one.email(), one.phone());
        partner.tell(partner.id());
        var lead = api.identifiedLead(
                partner.id(), "{\"familyName\": \"Partner\", \"email\": \"%s\"}".formatted(one.email()));

        // When
        stores().erase(one.subject());

        // Then
        api.get("/leads/" + lead).then().statusCode(200);
        assertThat(stores().find(partner.subject())).containsEntry("person", 1L).containsEntry("lead", 1L);
    }

    @Test
    void whatIsToldLateIsErasedTheNextTime() {
        // Given
        var one = Kept.of(api, 6);
        stores().erase(one.subject());
        var orphan = api.post("/leads", "{\"familyName\": \"Jansen\", \"email\": \"jansen@example.org\"}")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("leadId");
        one.tell(one.id());
        one.merge();
        api.awaitHeard("lead", api.identify(one.id(), orphan));
        api.awaitHeard("lead", api.identify(one.id(), UUID.randomUUID().toString()));
        var late = stores().find(one.subject());

        // When
        stores().erase(one.subject());

        // Then
        assertThat(late)
                .containsEntry("person", 1L)
                .containsEntry("contact_merge", 1L)
                .containsEntry("lead", 1L);
        stores().settle();
        assertThat(PersonalTraces.of(database, one.words())).isEmpty();
        assertThat(stores().count("select count(*) from dead_letter where tenant_id = ?"))
                .isZero();
    }

    @Test
    void whoWritesOverAnOlderStateIsTold() {
        // Given
        var one = Kept.of(api, 7);
        var opportunity = api.get("/opportunities").then().extract().<String>path("items[0].opportunityId");

        // When
        stores().erase(one.subject());

        // Then
        api.patch("/opportunities/" + opportunity, 0, "{\"name\": \"Boat of " + one.name() + "\"}")
                .then()
                .statusCode(412);
        assertThat(PersonalTraces.of(database, Set.of(one.name()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"lead, captured_at, 5", "opportunity, closed_at, 4", "sales_order, ordered_at, 2"})
    void whatIsTooOldGoesAndNothingElse(String store, String column, int rows) {
        // Given
        var one = Kept.of(api, 8);
        var elsewhere = new Stores("elsewhere-" + store.replace('_', '-'), all, jdbi);
        jdbi.useHandle(handle -> {
            handle.execute(
                    "update opportunity set stage = 'won', closed_at = now() where tenant_id = ? and closed_at is null",
                    api.tenant());
            handle.execute("update " + store + " set " + column + " = ? where tenant_id = ?", LONG_AGO, api.tenant());
        });
        var young = Kept.of(api, 9);
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
    void aLeadOfWhichSomethingIsHopedStays() {
        // Given
        Kept.of(api, 9);
        jdbi.useHandle(handle ->
                handle.execute("update lead set captured_at = '2020-01-01' where tenant_id = ?", api.tenant()));

        // When
        var expired = stores().expire("lead", BORDER, 100);

        // Then
        assertThat(expired).isEqualTo(4);
        assertThat(stores().count("select count(*) from opportunity where tenant_id = ? and lead_id is not null"))
                .isEqualTo(1);
        assertThat(stores().count("select count(*) from lead where tenant_id = ?"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "lead, 'version, state, source, given_name, family_name, email, captured_at, updated_at', '0, ''new'', ''x'', '''', '''', gen_random_uuid(), now(), now()'",
        "opportunity, 'version, name, stage, amount, currency, created_at, updated_at', '0, ''x'', ''proposal'', 1, ''EUR'', now(), now()'",
        "sales_order, 'amount, currency, ordered_at, recorded_at, recorded_by', '1, ''EUR'', now(), now(), ''sara'''"
    })
    void whatIsOfAPersonIsFoundByAnIndex(String store, String columns, String values) {
        // Given
        jdbi.useHandle(handle -> {
            handle.execute(
                    "insert into " + store + " (tenant_id, id, contact_id, " + columns
                            + ") select ?, uuidv7(), gen_random_uuid(), " + values + " from generate_series(1, 20000)",
                    api.tenant());
            handle.execute("analyze " + store);
        });

        // When
        var plan = stores().plan(store);

        // Then
        assertThat(plan).contains("Index").doesNotContain("Seq Scan on " + store + " ");
        assertThat(stores().planOfAge(store, BORDER)).doesNotContain("Seq Scan on " + store + " ");
    }

    /** What sales adds up. */
    private List<String> totals() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select 'opportunities ' || stage || ' ' || count(*) || ' ' || sum(amount) || ' of '
                          || count(distinct contact_id)
                        from opportunity where tenant_id = :tenant group by stage
                        union all
                        select 'orders ' || count(*) || ' ' || sum(amount) || ' of ' || count(distinct contact_id)
                        from sales_order where tenant_id = :tenant
                        union all
                        select 'lines ' || count(*) || ' ' || sum(quantity * unit_price) from sales_order_line
                        where tenant_id = :tenant
                        order by 1""")
                .bind("tenant", api.tenant())
                .mapTo(String.class)
                .list());
    }

    private Stores stores() {
        return new Stores(api.tenant(), all, jdbi);
    }
}
