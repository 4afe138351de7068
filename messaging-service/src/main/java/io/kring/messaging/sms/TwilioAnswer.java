package io.kring.messaging.sms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.kring.messaging.sending.Outcome;

/**
 * What Twilio's answer means for the message.
 *
 * @see <a href="https://www.twilio.com/docs/api/errors">Twilio: error and warning dictionary</a>
 */
record TwilioAnswer(ObjectMapper json) {
    private static final int LONGEST_REASON = 500;

    Outcome read(int status, String body) {
        var answer = parse(body);
        var sid = answer.path("sid").asText("");
        if (status / 100 == 2) {
            return sid.isEmpty()
                    ? new Outcome.Later("The SMS provider accepted the message without naming it", true)
                    : new Outcome.Taken(sid, false);
        }
        var reason = reason(status, answer);
        return switch (status) {
            // The account is locked or its secret is wrong: nothing that is wrong with the message
            case 401, 429 -> new Outcome.Later(reason, false);
            case 408 -> new Outcome.Later(reason, true);
            default ->
                status >= 500
                        ? new Outcome.Later(reason, true)
                        : new Outcome.Refused(answer.path("code").asText("http-" + status), reason);
        };
    }

    private static String reason(int status, JsonNode answer) {
        var message = answer.path("message").asText("").replace("\0", "");
        if (message.isEmpty()) {
            return "The SMS provider answered with status " + status;
        }
        return message.substring(0, Math.min(message.length(), LONGEST_REASON));
    }

    private JsonNode parse(String body) {
        try {
            var answer = json.readTree(body);
            return answer == null ? MissingNode.getInstance() : answer;
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
