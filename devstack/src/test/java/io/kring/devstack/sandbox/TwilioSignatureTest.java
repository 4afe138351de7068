package io.kring.devstack.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TwilioSignatureTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The example in Twilio's own documentation and libraries. */
    @Test
    void signsAsTwilioDocuments() {
        // Given
        var form = Map.of(
                "CallSid", "CA1234567890ABCDE",
                "Caller", "+14158675309",
                "Digits", "1234",
                "From", "+14158675309",
                "To", "+18005551212");

        // When
        var signature = TwilioSignature.of("https://mycompany.com/myapp.php?foo=1&bar=2", form, "12345");

        // Then
        assertThat(signature).isEqualTo("RSOYDt4T1cUTdK1PDd93/VVr8B8=");
    }

    /** Vectors of Twilio's library; a verifier accepts an address with and without the usual port. */
    @TestFactory
    Stream<DynamicTest> agreesWithVectors() throws IOException {
        return JSON.readTree(TwilioSignatureTest.class.getResource("/twilio-signatures.json"))
                .path("vectors")
                .valueStream()
                .map(vector -> DynamicTest.dynamicTest(vector.path("url").asText(), () -> check(vector)));
    }

    private static void check(JsonNode vector) {
        var form = JSON.convertValue(vector.path("params"), new TypeReference<Map<String, String>>() {});
        var secret = vector.path("secret").asText();
        var candidates = spellings(vector.path("url").asText())
                .map(url -> TwilioSignature.of(url, form, secret))
                .toList();
        var signature = vector.path("signature").asText();
        assertThat(candidates.contains(signature))
                .isEqualTo(vector.path("valid").asBoolean());
    }

    private static Stream<String> spellings(String url) {
        var host = URI.create(url).getHost();
        return Stream.of("", ":443", ":80", ":1234").map(port -> url.replaceFirst(host + "(:\\d+)?", host + port));
    }
}
