package io.kring.messaging.sms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.kring.messaging.sending.Outcome;
import java.util.Set;

/**
 * What Twilio's answer means for the message.
 *
 * @see <a href="https://www.twilio.com/docs/api/errors">Twilio: error and warning dictionary</a>
 */
record TwilioAnswer(ObjectMapper json) {
    /**
     * No such number, one that takes no SMS or has unsubscribed, a text that is empty or too long. Whatever else is refused is
     * the account's fault, such as a wrong secret or sender, and goes when that is put right.
     */
    private static final Set<String> ABOUT_THE_MESSAGE =
            Set.of("21211", "21214", "21217", "21265", "21266", "21602", "21610", "21614", "21617", "21619", "21635");

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
        var code = answer.path("code").asText("");
        return ABOUT_THE_MESSAGE.contains(code)
                ? new Outcome.Refused(code, reason)
                : new Outcome.Later(reason, status == 408 || status >= 500);
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
