package io.kring.messaging.sms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kring.messaging.sending.Outcome;
import io.kring.messaging.sending.Outcome.Later;
import io.kring.messaging.sending.Outcome.Refused;
import io.kring.messaging.sending.Outcome.Taken;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TwilioAnswerTest {
    private final TwilioAnswer answers = new TwilioAnswer(new ObjectMapper());

    @ParameterizedTest
    @MethodSource("answers")
    void eachAnswerHasItsMeaning(int status, String body, Outcome meaning) {
        // When
        var outcome = answers.read(status, body);

        // Then
        assertThat(outcome).isEqualTo(meaning);
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of(201, "{\"sid\": \"SM1\", \"status\": \"queued\"}", new Taken("SM1", false)),
                Arguments.of(200, "", new Later("The SMS provider accepted the message without naming it", true)),
                Arguments.of(
                        400,
                        "{\"code\": 21211, \"message\": \"Invalid 'To' Phone Number\", \"status\": 400}",
                        new Refused("21211", "Invalid 'To' Phone Number")),
                Arguments.of(
                        400,
                        "{\"code\": 21606, \"message\": \"The 'From' phone number is not of this account\"}",
                        new Later("The 'From' phone number is not of this account", false)),
                Arguments.of(404, "<html>", new Later("The SMS provider answered with status 404", false)),
                Arguments.of(401, "{\"code\": 20003, \"message\": \"Authenticate\"}", new Later("Authenticate", false)),
                Arguments.of(429, "{\"code\": 20429, \"message\": \"Too many\"}", new Later("Too many", false)),
                Arguments.of(503, "", new Later("The SMS provider answered with status 503", true)));
    }
}
