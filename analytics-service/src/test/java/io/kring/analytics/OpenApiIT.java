package io.kring.analytics;

import io.kring.testkit.KringTestResource;
import io.kring.testkit.OpenApiSnapshot;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KringTestResource.class)
class OpenApiIT {
    @Test
    void theDocumentIsAsReviewed() {
        OpenApiSnapshot.assertUnchanged();
    }
}
