package io.kring.messaging.email;

import io.kring.messaging.directory.Channel;
import io.kring.messaging.sending.Outcome;
import io.kring.messaging.sending.Outgoing;
import io.kring.messaging.sending.Provider;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * E-mail by SMTP. The protocol has no receipt: what the server took counts as delivered. It knows no repeated call either, but
 * a message has the same Message-ID each time, by which mail systems drop the second.
 */
@ApplicationScoped
public class SmtpEmail implements Provider {
    /** Authentication is wanted or refused (RFC 4954, 6): nothing that is wrong with the message. */
    private static final Set<Integer> AUTHENTICATION = Set.of(530, 534, 535, 538);

    /** Some mail servers take anything and lose it later. */
    private static final Pattern ADDRESS = Pattern.compile("[^\\s\\p{Z}\\p{Cntrl}@<>]+@[^\\s\\p{Z}\\p{Cntrl}@<>]+");

    private final Mailer mailer;
    private final EmailConfig config;
    private final Duration timeout;

    SmtpEmail(Mailer mailer, EmailConfig config, @ConfigProperty(name = "quarkus.mailer.timeout") Duration timeout) {
        this.mailer = mailer;
        this.config = config;
        this.timeout = timeout;
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
        return timeout;
    }

    @Override
    public Outcome send(Outgoing message) {
        var sender = config.senders().get(message.tenant());
        if (sender == null) {
            return new Outcome.Refused(
                    "no-sender", "No sender is configured: kring.email." + message.tenant() + ".from");
        }
        if (!ADDRESS.matcher(message.address()).matches()) {
            return new Outcome.Refused("invalid-address", "'" + message.address() + "' is not an e-mail address");
        }
        var id = "<" + message.id() + "@kring>";
        var subject = message.subject() == null ? "" : message.subject().replaceAll("\\p{Cntrl}+", " ");
        try {
            mailer.send(Mail.withText(message.address(), subject, message.text())
                    .setFrom(sender.from())
                    .addHeader("Message-ID", id));
            return new Outcome.Taken(id, true);
        } catch (RuntimeException e) {
            return failure(e);
        }
    }

    private static Outcome failure(RuntimeException e) {
        var causes = Stream.<Throwable>iterate(e, cause -> cause != null, Throwable::getCause)
                .toList();
        for (var cause : causes) {
            switch (cause) {
                case SMTPException smtp -> {
                    return answer(smtp);
                }
                case ConnectException refused -> {
                    return new Outcome.Later("The mail server is not reachable", false);
                }
                default -> {}
            }
        }
        return new Outcome.Later(
                "The mail was not handed over: " + causes.getLast().getMessage(), true);
    }

    private static Outcome answer(SMTPException answer) {
        var code = answer.getReplyCode();
        var reason = String.valueOf(answer.getReplyMessage()).replace("\0", "");
        return answer.isPermanent() && !AUTHENTICATION.contains(code)
                ? new Outcome.Refused(String.valueOf(code), reason)
                : new Outcome.Later(reason, false);
    }
}
