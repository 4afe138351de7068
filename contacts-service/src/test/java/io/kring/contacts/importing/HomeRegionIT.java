package io.kring.contacts.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;

import io.kring.contacts.Api;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(HomeRegionIT.Finland.class)
@WithTestResource(KringTestResource.class)
class HomeRegionIT {
    public static class Finland implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("kring.home-region", "FI");
        }
    }

    private final Api api = Api.ofNewTenant();

    @Test
    void aNumberOfNoCountryIsFromHome() {
        // When
        api.as("marketing")
                .contentType("text/csv")
                .body("Phone\n040 123 4567\n".getBytes(UTF_8))
                .post("/api/v1/imports");

        // Then
        api.as("sales").get("/api/v1/contacts").then().body("items[0].phones[0]", equalTo("+358401234567"));
    }
}
