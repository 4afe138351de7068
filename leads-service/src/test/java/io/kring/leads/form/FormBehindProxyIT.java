package io.kring.leads.form;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.kring.leads.Api;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(FormBehindProxyIT.Trusting.class)
@WithTestResource(KringTestResource.class)
class FormBehindProxyIT {
    /** The service as it runs behind the gateway. */
    public static class Trusting implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("kring.trust-proxies", "true");
        }
    }

    @ParameterizedTest
    @CsvSource({"203.0.113.7, 203.0.113.7", "'203.0.113.7, 10.0.0.1', 203.0.113.7", "<script>, "})
    void theProofNamesTheVisitorWhomTheGatewaySaw(String forwarded, @Nullable String ip) {
        // Given
        var api = Api.ofNewTenant();
        api.post("/forms", FormIT.FORM);

        // When
        var submitted = given().contentType("application/json")
                .header("X-Forwarded-For", forwarded)
                .body(FormIT.VISITOR)
                .post("/api/v1/public/" + api.tenant() + "/forms/sailing/submissions");

        // Then
        api.get("/leads/" + submitted.path("leadId") + "/consents").then().body("[0].proof.ip", equalTo(ip));
    }
}
