package io.kring.contacts.search;

import static io.kring.testkit.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.kring.contacts.Api;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(KringTestResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchIT {
    private final Api api = Api.ofNewTenant();
    private boolean isThere;

    @Inject
    @SuppressWarnings("NullAway.Init")
    Jdbi jdbi;

    @BeforeEach
    void people() {
        if (isThere) {
            return;
        }
        isThere = true;
        api.contact("""
                {"givenName": "Sjoukje", "familyName": "Hoekstra", "city": "Sneek", "phones": ["+31612345678"],
                 "emails": ["sjoukje@example.org"]}""");
        api.contact("""
                {"givenName": "Jürgen", "familyName": "Müller", "city": "Köln", "phones": ["+491711234567"],
                 "companies": [{"name": "Zeilmakerij De Vries B.V."}]}""");
        api.contact("""
                {"givenName": "Anne-Marie", "familyName": "O'Neill", "emails": ["am@oneill.example.org"], "country": "NL",
                 "phones": ["0515 123456"]}""");
        api.contact("{\"givenName\": \"Jan\", \"familyName\": \"Hoekstra\", \"city\": \"Leeuwarden\"}");
        api.contact("{\"givenName\": \"Jan Sneek\", \"familyName\": \"Bakker\", \"city\": \"Joure\"}");
        api.contact("{\"emails\": [\"nobody.special@example.org\"]}");
        awaitFound("sneek bakker");
        awaitFound("nobody special");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "hoekstra sneek         | Sjoukje Hoekstra",
                "hoektsra sneek         | Sjoukje Hoekstra",
                "sneek hoekstra         | Sjoukje Hoekstra",
                "sjouk                  | Sjoukje Hoekstra",
                "SJOUKJE H              | Sjoukje Hoekstra",
                "s hoekstra             | Sjoukje Hoekstra",
                "sjuokje                | Sjoukje Hoekstra",
                "sjuok                  | Sjoukje Hoekstra",
                "müller                 | Jürgen Müller",
                "muller                 | Jürgen Müller",
                "mueller                | Jürgen Müller",
                "jurgen mul             | Jürgen Müller",
                "mülelr                 | Jürgen Müller",
                "zeilmak                | Jürgen Müller",
                "bv zeilmakerij         | Jürgen Müller",
                "koln                   | Jürgen Müller",
                "oneill                 | Anne-Marie O'Neill",
                "o'neill                | Anne-Marie O'Neill",
                "annemarie              | Anne-Marie O'Neill",
                "marie                  | Anne-Marie O'Neill",
                "0612345678             | Sjoukje Hoekstra",
                "+31 6 12 34            | Sjoukje Hoekstra",
                "612345                 | Sjoukje Hoekstra",
                "0031612                | Sjoukje Hoekstra",
                "+31 (0)6 1234          | Sjoukje Hoekstra",
                "(0515) 12              | Anne-Marie O'Neill",
                "0171 1234              | Jürgen Müller",
                "sjoukje@ex             | Sjoukje Hoekstra",
                "Sjoukje@Example.ORG    | Sjoukje Hoekstra",
                "am@on                  | Anne-Marie O'Neill",
                "am                     | Anne-Marie O'Neill",
                "hoekstra 0612          | Sjoukje Hoekstra",
                "hoekstra sjoukje@e     | Sjoukje Hoekstra",
                "jan hoekstra qqqqqq    | Jan Hoekstra",
            })
    void peopleAreFoundByWhatIsTyped(String typed, String first) {
        // When
        var found = search(typed);

        // Then
        assertThat(names(found)).first().isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "qqqq",
                "hoekstra 0699",
                "hoekstra nobody@example.org",
                "jan@",
                "'",
                "x",
                "%",
                "_",
                "\\",
                "😀",
                "0",
                "+",
                "@",
                "1 2 3 4 5 6 7 8 9 10 11"
            })
    void nonsenseFindsNobody(String typed) {
        assertThat(names(search(typed))).isEmpty();
    }

    @Test
    void aNameCountsMoreThanACity() {
        assertThat(names(search("sneek"))).containsExactly("Jan Sneek Bakker", "Sjoukje Hoekstra");
    }

    @Test
    void whatMatchedIsTold() {
        // When
        var found = search("hoektsra snee");

        // Then
        assertThat(found.<Map<String, String>>getList("items[0].matches"))
                .containsExactly(
                        Map.of("field", "familyName", "how", "typo", "before", "", "match", "Hoekstra", "after", ""),
                        Map.of("field", "city", "how", "prefix", "before", "", "match", "Snee", "after", "k"));
        assertThat(search("de vri").<Map<String, String>>getList("items[0].matches"))
                .containsExactly(
                        Map.of(
                                "field",
                                "companies",
                                "how",
                                "exact",
                                "before",
                                "Zeilmakerij ",
                                "match",
                                "De",
                                "after",
                                " Vries B.V."),
                        Map.of(
                                "field",
                                "companies",
                                "how",
                                "prefix",
                                "before",
                                "Zeilmakerij De ",
                                "match",
                                "Vri",
                                "after",
                                "es B.V."));
        assertThat(search("0612").<Map<String, String>>getList("items[0].matches"))
                .containsExactly(
                        Map.of("field", "phones", "how", "prefix", "before", "", "match", "+31612", "after", "345678"));
        assertThat(found.getString("items[0].phone")).isEqualTo("+31612345678");
    }

    @Test
    void wholeWordsComeFirst() {
        // Given
        var other = Api.ofNewTenant();
        other.contact("{\"familyName\": \"Janssen\"}");
        other.contact("{\"familyName\": \"Jansen\"}");
        other.contact("{\"familyName\": \"Jans\"}");

        // When
        await().untilAsserted(() -> assertThat(names(search(other, "jans"))).hasSize(3));

        // Then
        assertThat(names(search(other, "jans"))).first().isEqualTo("Jans");
        assertThat(names(search(other, "jansen"))).containsExactly("Jansen", "Janssen");
        assertThat(search(other, "jansen").getList("items.score", Double.class))
                .isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void onlyAsManyAreToldAsAreAskedFor() {
        assertThat(names(api.as("sales")
                        .queryParam("limit", 1)
                        .queryParam("q", "hoekstra")
                        .get("/api/v1/contacts/search")
                        .jsonPath()))
                .hasSize(1);
    }

    @Test
    void whoIsChangedIsFoundByWhatTheyAreNow() {
        // Given
        var other = Api.ofNewTenant();
        var id = other.contact("{\"familyName\": \"Dijkstra\", \"companies\": [{\"name\": \"Ropes\"}]}");
        awaitFound(other, "dijkstra");
        var company = other.as("sales").get("/api/v1/contacts/" + id).path("companies[0].companyId");

        // When
        other.as("sales")
                .header("If-Match", "*")
                .body("{\"familyName\": \"Wiersma\"}")
                .patch("/api/v1/contacts/" + id)
                .then()
                .statusCode(200);
        other.as("sales")
                .header("If-Match", "*")
                .body("{\"name\": \"Sails\"}")
                .patch("/api/v1/companies/" + company)
                .then()
                .statusCode(200);

        // Then
        awaitFound(other, "wiersma sails");
        assertThat(names(search(other, "dijkstra"))).isEmpty();
        assertThat(names(search(other, "ropes"))).isEmpty();
        assertThat(words(other, "dijkstra")).isZero();
        assertThat(words(other, "wiersma")).isEqualTo(1);
    }

    @Test
    void whoIsDeletedIsFoundNoMore() {
        // Given
        var other = Api.ofNewTenant();
        var id = other.contact("{\"familyName\": \"Dijkstra\"}");
        awaitFound(other, "dijkstra");

        // When
        other.as("sales")
                .header("If-Match", "*")
                .delete("/api/v1/contacts/" + id)
                .then()
                .statusCode(204);

        // Then
        assertThat(names(search(other, "dijkstra"))).isEmpty();
        await().untilAsserted(() -> assertThat(words(other, "dijkstra")).isZero());
    }

    @Test
    void whoWasThereBeforeIsFilledIn() {
        // Given
        var other = Api.ofNewTenant();
        jdbi.useHandle(handle -> handle.execute("""
                insert into contact (tenant_id, id, version, given_name, family_name, created_at, updated_at)
                select ?, gen_random_uuid(), 0, 'Person', 'Number' || n, now(), now() from generate_series(1, 2500) n""", other.tenant()));

        // When
        other.as("admin").post("/api/v1/contacts/search/index").then().statusCode(202);

        // Then
        await().untilAsserted(() -> assertThat(words(other, "person")).isEqualTo(2500));
        assertThat(names(search(other, "number2500"))).first().isEqualTo("Person Number2500");
        other.as("sales").post("/api/v1/contacts/search/index").then().statusCode(403);
    }

    @Test
    void anotherTenantsPeopleAreNotFound() {
        // Given
        var stranger = Api.ofNewTenant();

        // When
        var found =
                List.of(search(stranger, "hoekstra"), search(stranger, "0612345678"), search(stranger, "sjoukje@ex"));

        // Then
        assertThat(found).allSatisfy(one -> assertThat(names(one)).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"limit,0", "limit,51", "limit,many", "limit,99999999999"})
    void aParameterThatIsNoneIsNamed(String parameter, String value) {
        api.as("sales")
                .queryParam(parameter, value)
                .queryParam("q", "x")
                .get("/api/v1/contacts/search")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(parameter));
    }

    @Test
    void whatNobodyTypesIsRefused() {
        for (var q : List.of("\0", "a\tb", "x".repeat(201))) {
            api.as("sales")
                    .queryParam("q", q)
                    .get("/api/v1/contacts/search")
                    .then()
                    .statusCode(400)
                    .body("errors[0].field", equalTo("q"));
        }
        api.as("sales").get("/api/v1/contacts/search").then().statusCode(200);
        api.as("partner")
                .queryParam("q", "jan")
                .get("/api/v1/contacts/search")
                .then()
                .statusCode(403);
    }

    private void awaitFound(String typed) {
        awaitFound(api, typed);
    }

    private static void awaitFound(Api api, String typed) {
        await(typed).untilAsserted(() -> assertThat(names(search(api, typed))).hasSize(1));
    }

    private int words(Api api, String word) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select coalesce(sum(people), 0) from search_word where tenant_id = ? and word = ?")
                .bind(0, api.tenant())
                .bind(1, word)
                .mapTo(Integer.class)
                .one());
    }

    private JsonPath search(String typed) {
        return search(api, typed);
    }

    private static JsonPath search(Api api, String typed) {
        var answer = api.as("sales").queryParam("q", typed).get("/api/v1/contacts/search");
        answer.then().statusCode(200);
        return answer.jsonPath();
    }

    private static List<String> names(JsonPath found) {
        return found.<Map<String, String>>getList("items").stream()
                .map(one -> (one.get("givenName") + " " + one.get("familyName")).strip())
                .toList();
    }
}
