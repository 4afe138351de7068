package io.kring.gateway.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kring.gateway.problem.Problem;
import io.kring.gateway.problem.ProblemException;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** A webhook whose signature is right. */
record TwilioWebhook(String tenant, Kind kind, Map<String, String> parameters) {
    /** What it tells of. */
    enum Kind {
        /** A message came in. */
        SMS("From", "sms"),
        /** A message that was sent has got further. */
        STATUS("MessageStatus", "status");

        private final String needed;
        final String word;

        Kind(String needed, String word) {
            this.needed = needed;
            this.word = word;
        }
    }

    TwilioWebhook {
        require(parameters, "MessageSid");
        require(parameters, kind.needed);
        if (parameters.values().stream().anyMatch(value -> value.indexOf('\0') >= 0)) {
            throw bad("A parameter contains the character NUL");
        }
    }

    /** Whatever must keep its order: all of one sender, or all that happens to one message. */
    String subject() {
        var messageSid = parameter("MessageSid");
        return kind == Kind.SMS ? parameter("From") : parameters.getOrDefault("messageId", messageSid);
    }

    /** Equal when the provider repeats the webhook, so that listeners drop the repetition. */
    UUID eventId() {
        var status = parameters.getOrDefault("MessageStatus", "");
        var name = String.join("\n", "twilio", tenant, kind.word, parameter("MessageSid"), status);
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }

    InboundReceived event(Instant receivedAt) {
        return new InboundReceived("twilio", kind.word, parameters, receivedAt);
    }

    private String parameter(String name) {
        return require(parameters, name);
    }

    private static String require(Map<String, String> parameters, String name) {
        var value = parameters.get(name);
        if (value == null || value.isBlank()) {
            throw bad("The parameter " + name + " is missing");
        }
        return value;
    }

    private static ProblemException bad(String detail) {
        return new ProblemException(new Problem(HttpResponseStatus.BAD_REQUEST, detail));
    }
}
