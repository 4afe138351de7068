package io.kring.devstack.sandbox;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.kring.devstack.sandbox.Entry.Mailed;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server: takes mail for anybody by SMTP, shows it by IMAP (any password), and keeps a list of it. */
final class Mailboxes implements AutoCloseable {

    private static final String LOCAL = "127.0.0.1";
    private static final int LONGEST_TEXT = 4_000;
    private static final int KEPT_IN_MAILBOXES = 5_000;

    private final List<Account> accounts;
    private final Messages messages;
    private final GreenMail server;
    private final AtomicInteger kept = new AtomicInteger();

    Mailboxes(int smtpPort, int imapPort, List<Account> accounts, Messages messages) {
        this.accounts = accounts;
        this.messages = messages;
        this.server = new GreenMail(new ServerSetup[] {
            new ServerSetup(smtpPort, LOCAL, ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(imapPort, LOCAL, ServerSetup.PROTOCOL_IMAP)
        });
        server.withConfiguration(new GreenMailConfiguration().withDisabledAuthentication());
    }

    void start() {
        server.start();
        server.getUserManager().setMessageDeliveryHandler(this::deliver);
    }

    private GreenMailUser deliver(MovingMessage moving, MailAddress recipient)
            throws MessagingException, UserException {
        messages.record(mailed(moving.getMessage(), recipient.getEmail()));
        if (kept.incrementAndGet() % KEPT_IN_MAILBOXES == 0) {
            removeMailboxes();
        }
        var users = server.getUserManager();
        var known = users.getUserByEmail(recipient.getEmail());
        var user = known == null
                ? users.createUser(recipient.getEmail(), recipient.getEmail(), recipient.getEmail())
                : known;
        user.deliver(moving);
        return user;
    }

    /** Mailboxes live in memory, so a large campaign would fill it; the list of what was received is kept. */
    private void removeMailboxes() {
        var users = server.getUserManager();
        List.copyOf(users.listUser()).forEach(users::deleteUser);
    }

    private Mailed mailed(MimeMessage mail, String to) throws MessagingException {
        var from =
                mail.getFrom() != null && mail.getFrom().length > 0 && mail.getFrom()[0] instanceof InternetAddress it
                        ? it.getAddress()
                        : "";
        var tenant = accounts.stream()
                .filter(account -> account.email().equalsIgnoreCase(from))
                .map(Account::tenant)
                .findFirst()
                .orElse("");
        var subject = Objects.requireNonNullElse(mail.getSubject(), "");
        var id = Objects.requireNonNullElse(mail.getMessageID(), "");
        return new Mailed(id, tenant, to, from, subject, shortened(text(mail).orElse("")), Entry.now());
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
    }

    /** The first readable text in the mail: plain where there is one, else HTML. */
    private static Optional<String> text(Part part) throws MessagingException {
        try {
            if (part.isMimeType("text/*")) {
                return Optional.of(String.valueOf(part.getContent()));
            }
            if (part.getContent() instanceof Multipart several) {
                for (int index = 0; index < several.getCount(); index++) {
                    var found = text(several.getBodyPart(index));
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new MessagingException("The mail cannot be read", e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
