package io.kring.campaigns.template;

import io.kring.platform.problem.Problems;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the messages of a campaign must be, beyond what can be said of one field alone. */
public final class MessageRules {
    /** Ten segments of an SMS, the longest that providers take. */
    static final int LONGEST_SMS = 1_600;

    private MessageRules() {}

    /** Refuses what cannot be sent with a 400 that names the field. */
    public static void check(List<Message> messages) {
        var channels = EnumSet.noneOf(Channel.class);
        for (var i = 0; i < messages.size(); i++) {
            var message = messages.get(i);
            var at = "messages[" + i + "].";
            if (!channels.add(message.channel())) {
                throw Problems.badRequest(at + "channel", "is there twice; a campaign has one message per channel");
            }
            switch (message.channel()) {
                case sms -> checkSms(message, at);
                case email -> checkEmail(message, at);
            }
            checkTemplate(at + "text", message.text());
        }
    }

    /** Why a text that was filled in for one person cannot be sent; null where it can. */
    public static @Nullable String fault(Channel channel, String text) {
        if (text.isBlank()) {
            return "The text is empty for this person";
        }
        return channel == Channel.sms && text.length() > LONGEST_SMS
                ? "The text has more than " + LONGEST_SMS + " characters for this person"
                : null;
    }

    private static void checkSms(Message message, String at) {
        if (message.subject() != null) {
            throw Problems.badRequest(at + "subject", "must be left out: an SMS has no subject");
        }
        if (message.text().length() > LONGEST_SMS) {
            throw Problems.badRequest(at + "text", "must have at most " + LONGEST_SMS + " characters by SMS");
        }
    }

    private static void checkEmail(Message message, String at) {
        if (message.subject() == null || message.subject().isBlank()) {
            throw Problems.badRequest(at + "subject", "is needed for an e-mail");
        }
        checkTemplate(at + "subject", message.subject());
    }

    private static void checkTemplate(String field, String text) {
        try {
            MessageTemplate.parse(text);
        } catch (BadTemplateException e) {
            throw Problems.badRequest(field, e.reason());
        }
    }
}
