package io.kring.messaging.email;

import io.kring.messaging.directory.Channel;
import io.kring.messaging.sending.Outcome;
import io.kring.messaging.sending.Outgoing;
import io.kring.messaging.sending.Provider;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * E-mail by SMTP. The protocol has no receipt: what the server took counts as delivered. It knows no repeated call either: a
 * message that is sent again has the same Message-ID, by which some mailboxes show it once, and others twice.
 */
@ApplicationScoped
public class SmtpEmail implements Provider {
    /** Some mail servers take anything and lose it later. */
    private static final Pattern ADDRESS = Pattern.compile("[^\\s\\p{Z}\\p{Cntrl}@<>]+@[^\\s\\p{Z}\\p{Cntrl}@<>]+");

    /** How the client begins what it says of an answer to MAIL FROM: the only one that is not about recipient or text. */
    private static final String SENDER_REFUSED = "sender address not accepted";

    private final MailClient client;
    private final EmailConfig config;

    SmtpEmail(MailClient client, EmailConfig config) {
        this.client = client;
        this.config = config;
    }

    @Override
    public Channel channel() {
        return Channel.email;
    }

    @Override
    public int concurrency() {
        return config.concurrency();
    }

    @Override
    public Duration timeout() {
        return config.timeout();
    }

    @Override
    public Outcome send(Outgoing message) {
        var sender = config.senders().get(message.tenant());
        if (sender == null) {
            return new Outcome.Later("No sender is configured: kring.email." + message.tenant() + ".from", false);
        }
        if (!ADDRESS.matcher(message.address()).matches()) {
            return new Outcome.Refused("invalid-address", "'" + message.address() + "' is not an e-mail address");
        }
        var email = new Email(message, sender.from());
        try {
            client.sendMail(email)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(config.timeout().toMillis(), TimeUnit.MILLISECONDS);
            return new Outcome.Taken(email.messageId(), true);
        } catch (ExecutionException e) {
            return failed(email, Objects.requireNonNullElse(e.getCause(), e));
        } catch (TimeoutException e) {
            return failed(email, new TimeoutException("no answer within " + config.timeout()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(email, e);
        }
    }

    private static Outcome failed(Email email, Throwable cause) {
        var reason = String.valueOf(cause.getMessage()).replace("\0", "");
        if (email.giveUp()) {
            return new Outcome.Later("The mail server is not ready: " + reason, false);
        }
        if (!(cause instanceof SMTPException answer)) {
            return new Outcome.Unknown("The dialogue with the mail server broke off: " + reason);
        }
        return answer.isPermanent() && !reason.startsWith(SENDER_REFUSED)
                ? new Outcome.Refused(String.valueOf(answer.getReplyCode()), reason)
                : new Outcome.Later(reason, false);
    }
}
