package io.kring.messaging.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.kring.messaging.ProvidersResource;
import io.kring.messaging.TestTenant;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KringTestResource.class)
@WithTestResource(ProvidersResource.class)
class RequestIT {
    private final TestTenant tenant = TestTenant.next();

    @Test
    void whatAsksForConsentNeedsNoneAndGoesToTheAddressThatIsAsked() {
        // Given
        var other = TestTenant.stranger().phone();
        var person = tenant.person(contact -> {
            contact.withArray("phones").add(other);
            contact.putArray("consents");
        });

        // When
        var message = tenant.request(
                person, request -> request.put("purpose", "service").put("address", other));

        // Then
        var sent = tenant.awaitEvent("message.sent.v1", message);
        assertThat(sent.data().path("address").asText()).isEqualTo(other);
    }
}
