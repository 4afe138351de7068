package io.kring.messaging.sms;

import java.util.Map;

/**
 * An SMS to us.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/guides/webhook-request">Twilio: incoming messages</a>
 */
public record TwilioMessage(String sid, String from, String to, String body) {
    /** @throws IllegalArgumentException where a parameter is missing, naming it */
    public static TwilioMessage of(Map<String, String> parameters) {
        return new TwilioMessage(
                needed(parameters, "MessageSid"),
                needed(parameters, "From"),
                needed(parameters, "To"),
                // A picture without words has no body
                parameters.getOrDefault("Body", ""));
    }

    private static String needed(Map<String, String> parameters, String name) {
        var value = parameters.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("The webhook has no parameter " + name);
        }
        return value;
    }
}
