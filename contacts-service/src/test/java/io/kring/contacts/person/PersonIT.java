package io.kring.contacts.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.kring.contacts.Api;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(KringTestResource.class)
class PersonIT {
    private static final String WHOLE = """
            {"salutation": "Mevrouw", "givenName": "Sjoukje", "familyName": "Hoekstra",
             "emails": ["sjoukje@example.org"], "phones": ["0515 123456"],
             "socials": ["https://www.linkedin.com/in/Sjoukje/", "mastodon:@sjoukje@example.org"],
             "visitors": ["0199c0de"], "externalIds": ["Shop:4711"],
             "street": "Oosterdijk 1", "postcode": "8601 BA", "city": "Sneek", "region": "Fryslân", "country": "NL",
             "otherAddresses": [{"kind": "work", "street": "Kade 2", "city": "Leeuwarden", "country": "NL"}],
             "birthDate": "1985-06-01", "language": "fy", "preferredChannel": "sms", "lifecycleStage": "commitment",
             "owner": "sara", "tags": ["sailing"]}""";

    private final Api api = new Api("t-" + UUID.randomUUID());

    @Test
    void everythingThatIsSaidIsKept() {
        // When
        var id = api.contact(WHOLE);

        // Then
        Map<String, Object> read = api.as("sales").get("/api/v1/contacts/" + id).path("$");
        assertThat(read)
                .containsEntry("socials", List.of("linkedin:sjoukje", "mastodon:sjoukje@example.org"))
                .containsEntry("visitors", List.of("0199c0de"))
                .containsEntry("externalIds", List.of("shop:4711"))
                .containsEntry("salutation", "Mevrouw")
                .containsEntry("street", "Oosterdijk 1")
                .containsEntry("postcode", "8601 BA")
                .containsEntry("region", "Fryslân")
                .containsEntry(
                        "otherAddresses",
                        List.of(Map.of("kind", "work", "street", "Kade 2", "city", "Leeuwarden", "country", "NL")))
                .containsEntry("birthDate", "1985-06-01")
                .containsEntry("lifecycleStage", "commitment")
                .containsEntry("owner", "sara")
                .doesNotContainKeys("referredBy", "shared");
    }

    @Test
    void whatIsChangedInPartLeavesTheRest() {
        // Given
        var friend = api.contact("{\"givenName\": \"Ann\"}");
        var id = api.contact(WHOLE);

        // When
        api.as("sales")
                .header("If-Match", "\"0\"")
                .body("{\"street\": null, \"referredBy\": \"" + friend + "\", \"lifecycleStage\": \"dissolution\"}")
                .patch("/api/v1/contacts/" + id)
                .then()
                .statusCode(200);

        // Then
        api.as("sales")
                .get("/api/v1/contacts/" + id)
                .then()
                .body("street", nullValue())
                .body("postcode", equalTo("8601 BA"))
                .body("referredBy", equalTo(friend))
                .body("externalIds", hasSize(1));
        api.as("sales")
                .get("/api/v1/contacts/" + id + "/history")
                .then()
                .body("items[0].fields.field", containsInAnyOrder("street", "lifecycleStage", "referredBy"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "postcode == '8601 BA' && region == 'Fryslân'",
                "birthDate >= '1985-01-01' && birthDate < '1986-01-01'",
                "lifecycleStage == 'commitment' && owner == 'sara'",
                "referredBy == null && street.startsWith('Ooster')",
                "salutation == 'Mevrouw'"
            })
    void listsAreFilteredByEveryField(String filter) {
        // Given
        var id = api.contact(WHOLE);
        api.contact("{\"givenName\": \"Ann\", \"birthDate\": \"1990-06-01\"}");

        // When
        var listed = api.as("sales").queryParam("filter", filter).get("/api/v1/contacts");

        // Then
        listed.then().statusCode(200).body("items.contactId", equalTo(List.of(id)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"birthDate\": \"2985-06-01\"                 | birthDate",
                "\"birthDate\": \"1 June\"                     | birthDate",
                "\"socials\": [\"ann\"]                        | socials",
                "\"externalIds\": [\"4711\"]                   | externalIds",
                "\"lifecycleStage\": \"lost\"                  | lifecycleStage",
                "\"otherAddresses\": [{\"city\": \"Sneek\"}]   | kind",
                "\"shared\": [\"ann@example.org\"]             | shared",
                "\"referredBy\": \"0199c0de-0001-7000-8000-000000000001\" | referredBy",
                "\"owner\": \"\"                               | owner"
            })
    void whatCannotBeIsRefusedByName(String field, String named) {
        // When
        var refused =
                api.as("sales").body("{\"givenName\": \"Ann\", " + field + "}").post("/api/v1/contacts");

        // Then
        refused.then().statusCode(400).body("errors[0].field", containsString(named));
    }

    @Test
    void anAddressIsSharedOnPurpose() {
        // Given
        var owner = api.contact("{\"givenName\": \"Ann\", \"phones\": [\"+31515123456\"]}");
        var sister = "{\"givenName\": \"Bea\", \"phones\": [\"0515-123456\"]%s}";
        api.as("sales")
                .body(sister.formatted(""))
                .post("/api/v1/contacts")
                .then()
                .statusCode(409);

        // When
        var shared = api.as("sales")
                .body(sister.formatted(", \"shared\": [\"0515 123456\"]"))
                .post("/api/v1/contacts");

        // Then
        shared.then()
                .statusCode(201)
                .body("phones", equalTo(List.of("+31515123456")))
                .body("shared", equalTo(List.of("+31515123456")));
        api.as("sales")
                .get("/api/v1/contacts/" + owner)
                .then()
                .body("phones", equalTo(List.of("+31515123456")))
                .body("shared", nullValue());
    }
}
