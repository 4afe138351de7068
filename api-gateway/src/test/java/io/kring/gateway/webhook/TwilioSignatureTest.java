package io.kring.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.twilio.security.RequestValidator;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioSignatureTest {
    private static final String TOKEN = "a-secret-of-meer";
    private static final Map<String, String> POSTED = Map.of(
            "MessageSid",
            "SM1",
            "From",
            "+31612345678",
            "Body",
            "Ja, graach! två båtar & 1 €",
            "NumMedia",
            "0",
            "To",
            "");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://kring.example/hooks/meer/twilio/sms",
                "https://kring.example:8443/hooks/meer/twilio/status?messageId=0199c0de-0001-7000-8000-000000000001",
                "http://127.0.0.1:8080/hooks/meer/twilio/status?messageId=1&again=%C3%A5+b"
            })
    void agreesWithTwiliosOwnValidator(String url) {
        // Given
        var signature = Signatures.of(TOKEN, url, POSTED);

        // When
        var theirs = new RequestValidator(TOKEN).validate(url, POSTED, signature);
        var ours = new TwilioSignature(TOKEN).isOf(signature, URI.create(url), lists(POSTED));

        // Then
        assertThat(theirs).isTrue();
        assertThat(ours).isTrue();
    }

    @Test
    void refusesAnyChange() {
        // Given
        var url = "https://kring.example/hooks/meer/twilio/sms";
        var signature = Signatures.of(TOKEN, url, POSTED);
        var changed = new TreeMap<>(POSTED);
        changed.put("From", "+31612345679");

        // When
        var check = new TwilioSignature(TOKEN);

        // Then
        assertThat(check.isOf(signature, URI.create(url), lists(changed))).isFalse();
        assertThat(check.isOf(signature, URI.create(url + "?x=1"), lists(POSTED)))
                .isFalse();
        assertThat(check.isOf(signature, URI.create(url.replace("meer", "saari")), lists(POSTED)))
                .isFalse();
        assertThat(check.isOf("", URI.create(url), lists(POSTED))).isFalse();
        assertThat(new TwilioSignature("another").isOf(signature, URI.create(url), lists(POSTED)))
                .isFalse();
    }

    @Test
    void agreesWithThePublishedVectors() throws IOException {
        // Given
        var vectors = new ObjectMapper()
                .readTree(TwilioSignatureTest.class.getResource("/twilio-signatures.json"))
                .path("vectors")
                .valueStream()
                .toList();

        // When
        var accepted = vectors.stream().filter(TwilioSignatureTest::isAccepted).toList();

        // Then
        assertThat(vectors).hasSize(6);
        assertThat(accepted)
                .isEqualTo(vectors.stream()
                        .filter(vector -> vector.path("valid").asBoolean())
                        .toList());
    }

    private static boolean isAccepted(JsonNode vector) {
        var posted = vector.path("params").properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> List.of(entry.getValue().asText())));
        return new TwilioSignature(vector.path("secret").asText())
                .isOf(
                        vector.path("signature").asText(),
                        URI.create(vector.path("url").asText()),
                        posted);
    }

    private static Map<String, List<String>> lists(Map<String, String> single) {
        return single.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
    }
}
