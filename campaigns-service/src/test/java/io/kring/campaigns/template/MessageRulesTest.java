package io.kring.campaigns.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MessageRulesTest {
    @Test
    void acceptsOneMessagePerChannel() {
        assertThatCode(() -> MessageRules.check(List.of(sms("x".repeat(1600)), email("Hoi", "Long ".repeat(1000)))))
                .doesNotThrowAnyException();
    }

    @Test
    void namesTheFieldThatIsWrong() {
        refuses("messages[1].channel", sms("one"), sms("two"));
        refuses("messages[0].text", sms("x".repeat(1601)));
        refuses("messages[0].subject", new Message(Channel.sms, "Hoi", "text"));
        refuses("messages[0].subject", email(null, "text"));
        refuses("messages[0].subject", email(" ", "text"));
        refuses("messages[1].subject", sms("fine"), email("{contact.nope}", "text"));
        refuses("messages[1].text", sms("fine"), email("Hoi", "{#if}"));
    }

    @Test
    void tellsWhyATextThatWasFilledInCannotBeSent() {
        assertThat(MessageRules.fault(Channel.sms, "x".repeat(1600))).isNull();
        assertThat(MessageRules.fault(Channel.sms, "x".repeat(1601))).contains("1600 characters");
        assertThat(MessageRules.fault(Channel.email, "x".repeat(1601))).isNull();
        assertThat(MessageRules.fault(Channel.email, " \n")).contains("empty");
    }

    private static void refuses(String field, Message... messages) {
        assertThatThrownBy(() -> MessageRules.check(List.of(messages))).hasMessageContaining(field);
    }

    private static Message sms(String text) {
        return new Message(Channel.sms, null, text);
    }

    private static Message email(@Nullable String subject, String text) {
        return new Message(Channel.email, subject, text);
    }
}
