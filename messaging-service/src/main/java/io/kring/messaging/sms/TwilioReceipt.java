package io.kring.messaging.sms;

import io.kring.messaging.delivery.Happening;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A status callback: how far a message has come.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/guides/outbound-message-status-in-status-callbacks">Twilio: outbound
 *     message status in status callbacks</a>
 */
public record TwilioReceipt(UUID messageId, Happening happening) {
    private static final Map<String, String> REASONS = Map.of(
            "30003", "Unreachable destination handset",
            "30004", "Message blocked",
            "30005", "Unknown destination handset",
            "30006", "Landline or unreachable carrier",
            "30007", "Message filtered",
            "30008", "Unknown error",
            "21610", "The recipient has unsubscribed at the provider");

    /** Empty where it is not about a message that was sent from here. */
    public static Optional<TwilioReceipt> of(Map<String, String> parameters) {
        var sid = parameters.get("MessageSid");
        var status = parameters.get("MessageStatus");
        if (sid == null || status == null) {
            return Optional.empty();
        }
        return id(parameters.getOrDefault(TwilioSms.MESSAGE_ID, ""))
                .map(id -> new TwilioReceipt(id, happening(sid, status, parameters)));
    }

    private static Happening happening(String sid, String status, Map<String, String> parameters) {
        return switch (status) {
            case "delivered", "read" -> new Happening.Delivered(sid);
            case "undelivered", "failed", "canceled" -> {
                var code = parameters.getOrDefault("ErrorCode", status);
                var reason =
                        parameters.getOrDefault("ErrorMessage", REASONS.getOrDefault(code, "Reported as " + status));
                yield new Happening.Undelivered(sid, code, reason);
            }
            // queued, sending, sent: that there is a status tells that the provider has the message
            default -> new Happening.Accepted(sid);
        };
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
