package io.kring.messaging.email;

import io.kring.messaging.sending.Outgoing;
import io.vertx.ext.mail.MailMessage;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A mail that knows whether any of it can have left: the client asks for its text when it has a connection to a server that has
 * greeted it and let it in, not before. The client cannot be told to let a mail be, but the mail can refuse to be sent.
 */
final class Email extends MailMessage {
    private enum Stage {
        WAITING,
        BEGUN,
        GIVEN_UP
    }

    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.WAITING);
    private final String messageId;

    Email(Outgoing message, String from) {
        super(from, message.address(), subject(message), message.text());
        messageId = "<" + message.id() + "@kring>";
        addHeader("Message-ID", messageId);
    }

    @Override
    public String getText() {
        if (stage.compareAndExchange(Stage.WAITING, Stage.BEGUN) == Stage.GIVEN_UP) {
            throw new IllegalStateException("This mail was given up");
        }
        return super.getText();
    }

    String messageId() {
        return messageId;
    }

    /** True where nothing of it has left; then nothing will. */
    boolean giveUp() {
        return stage.compareAndSet(Stage.WAITING, Stage.GIVEN_UP);
    }

    private static String subject(Outgoing message) {
        return Objects.requireNonNullElse(message.subject(), "").replaceAll("\\p{Cntrl}+", " ");
    }
}
