package io.kring.analytics;

import static io.kring.analytics.Api.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.kring.platform.id.Ids;
import io.kring.testkit.KringTestResource;
import io.kring.testkit.TenantTables;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(KringTestResource.class)
class CampaignListIT {
    private static final String CAMPAIGNS = "/api/v1/analytics/campaigns";
    private static final String FUNNEL = "/api/v1/analytics/funnel";

    private final DataSource dataSource;

    @Inject
    CampaignListIT(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Test
    void listsTheLastLaunchedFirstPageByPage() {
        // Given
        var api = Api.ofNewTenant();
        var history = new History();
        var spring = history.campaign("Spring", "2026-03-01T09:30:00Z", 1);
        history.campaign("Winter", "2026-01-01T09:30:00Z", 1);
        history.campaign("Summer", "2026-06-01T09:30:00Z", 1);
        history.message(spring, "sms", Ids.next(), "sent");
        api.publish(history.events());
        eventually(() -> api.get(CAMPAIGNS).then().body("items", hasSize(3)));
        eventually(() -> assertThat(api.campaign(spring).sent()).isEqualTo(1));

        // When
        var first = api.get(CAMPAIGNS, Map.of("limit", 2)).then();
        var last = api.get(
                        CAMPAIGNS, Map.of("limit", 2, "after", first.extract().<String>path("next")))
                .then();

        // Then
        first.body("items.name", contains("Summer", "Spring")).body("items.sent", contains(0, 1));
        last.body("items.name", contains("Winter")).body("next", nullValue());
    }

    @Test
    void tenantsSeeTheirOwnOnly() {
        // Given
        var history = new History();
        var campaign = history.campaign("Ours", "2026-03-01T09:30:00Z", 1);
        history.lead(true);
        var ours = Api.ofNewTenant();
        ours.publish(history.events());
        eventually(() -> {
            assertThat(ours.campaign(campaign).name()).isEqualTo("Ours");
            assertThat(ours.funnel("2026-01-01", "2027-01-01").converted()).isEqualTo(1);
        });
        var others = Api.ofNewTenant();

        // When
        var result = others.get(CAMPAIGNS + "/" + campaign);

        // Then
        result.then().statusCode(404);
        others.get(CAMPAIGNS).then().statusCode(200).body("items", empty());
        assertThat(others.funnel("2026-01-01", "2027-01-01").captured()).isZero();
        TenantTables.assertKeysStartWithTenant(dataSource);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=501",
                "limit=many",
                "after=garbage",
                "after=%C3%A9",
                "after=KzEwMDAwMDAwMDAtMTItMzFUMDA6MDA6MDBaHzA"
            })
    void aBadPageIsNamed(String parameter) {
        // When
        var answer = Api.ofNewTenant().get(CAMPAIGNS + "?" + parameter);

        // Then
        answer.then().statusCode(400).body("errors.field", contains(parameter.substring(0, parameter.indexOf('='))));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 2026-03-01, from",
        "2026-02-30, 2026-03-01, from",
        "2026-03-01, tomorrow, to",
        "2026-03-01, 2026-03-01, to",
        "2026-03-01, +1000000000-12-31T00:00:00Z, to"
    })
    void aBadPeriodIsNamed(String from, String to, String bad) {
        // When
        var answer = Api.ofNewTenant().get(FUNNEL, Map.of("from", from, "to", to));

        // Then
        answer.then().statusCode(400).body("errors.field", contains(bad));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "not-a-uuid", "0199c0de-0005-7000-8000-00000000000z", "' or true --"})
    void whatIsNoIdIsNotFound(String id) {
        Api.ofNewTenant().get(CAMPAIGNS + "/" + id).then().statusCode(404);
    }

    @Test
    void aCampaignThatNobodyLaunchedIsNotFound() {
        Api.ofNewTenant().get(CAMPAIGNS + "/" + UUID.randomUUID()).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({"analyst, 200", "marketing, 200", "sales, 200", "admin, 200", "support, 403", "partner, 403"})
    void rolesDecideWhoReads(String role, int status) {
        var api = Api.ofNewTenant();
        api.get(CAMPAIGNS, Map.of(), role).then().statusCode(status);
        api.get(FUNNEL, Map.of("from", "2026-01-01", "to", "2027-01-01"), role)
                .then()
                .statusCode(status);
    }
}
