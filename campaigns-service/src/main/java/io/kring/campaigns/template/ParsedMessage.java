package io.kring.campaigns.template;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A message that was parsed once, to be filled in for many. */
public final class ParsedMessage {
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}+");

    private final Channel channel;
    private final @Nullable MessageTemplate subject;
    private final MessageTemplate text;

    public ParsedMessage(Message message) {
        this.channel = message.channel();
        this.subject = message.subject() == null ? null : MessageTemplate.parse(message.subject());
        this.text = MessageTemplate.parse(message.text());
    }

    public Channel channel() {
        return channel;
    }

    /** On one line whatever is filled in: a line break in a subject would start another header. */
    public @Nullable String subject(Map<String, @Nullable String> contact) {
        return subject == null ? null : CONTROL.matcher(subject.render(contact)).replaceAll(" ");
    }

    public String text(Map<String, @Nullable String> contact) {
        return text.render(contact);
    }
}
