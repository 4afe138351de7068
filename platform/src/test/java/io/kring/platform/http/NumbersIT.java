package io.kring.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kring.platform.PlatformTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PlatformTestResource.class)
@SuppressWarnings("NullAway.Init")
class NumbersIT {
    record Price(@Nullable BigDecimal amount) {}

    @Inject
    ObjectMapper json;

    @Inject
    MergePatch patches;

    @Test
    void anAmountInAPatchIsReadToTheLastDigit() throws IOException {
        // Given
        var patch = json.readValue("{\"amount\": 12345678901234567.89}", JsonNode.class);

        // When
        var patched = patches.apply(new Price(null), patch, Price.class);

        // Then
        assertThat(patched.amount()).isEqualByComparingTo("12345678901234567.89");
    }
}
