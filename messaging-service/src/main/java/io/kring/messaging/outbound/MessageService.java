package io.kring.messaging.outbound;

import io.kring.messaging.directory.Channel;
import io.kring.messaging.directory.ContactMerges;
import io.kring.messaging.directory.Directory;
import io.kring.platform.id.Ids;
import io.kring.platform.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Queues messages to one person. */
@ApplicationScoped
public class MessageService {
    private final MessageQueue queue;
    private final MessageReader messages;
    private final Directory directory;
    private final ContactMerges merges;

    MessageService(MessageQueue queue, MessageReader messages, Directory directory, ContactMerges merges) {
        this.queue = queue;
        this.messages = messages;
        this.directory = directory;
        this.merges = merges;
    }

    /**
     * @param address where to; null takes the person's main address at the moment of sending
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 where the person is not known, or the text is too long
     */
    @Transactional
    public MessageView send(MessageInput input, @Nullable String address) {
        var contact = merges.now(input.contactId()).filter(directory::knows);
        if (contact.isEmpty()) {
            throw Problems.unprocessable("contactId", "is not a person known here");
        }
        if (input.channel() == Channel.sms && input.text().length() > MessageInput.LONGEST_SMS) {
            throw Problems.unprocessable(
                    "text",
                    "has " + input.text().length() + " characters; an SMS has at most " + MessageInput.LONGEST_SMS);
        }
        var id = Ids.next();
        queue.add(List.of(new NewMessage(
                id,
                contact.get(),
                input.channel(),
                input.purpose(),
                null,
                address,
                input.subject(),
                input.text(),
                Instant.now(),
                null)));
        return get(id);
    }

    MessageView get(UUID id) {
        return messages.find(id).orElseThrow(() -> Problems.notFound("message", id));
    }
}
