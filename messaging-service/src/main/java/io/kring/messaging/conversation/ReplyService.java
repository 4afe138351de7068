package io.kring.messaging.conversation;

import io.kring.messaging.directory.Purpose;
import io.kring.messaging.outbound.MessageInput;
import io.kring.messaging.outbound.MessageService;
import io.kring.messaging.outbound.MessageView;
import io.kring.platform.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Answers people where they wrote from. */
@ApplicationScoped
class ReplyService {
    private final Conversations conversations;
    private final ConversationReader reader;
    private final MessageService messages;

    ReplyService(Conversations conversations, ConversationReader reader, MessageService messages) {
        this.conversations = conversations;
        this.reader = reader;
        this.messages = messages;
    }

    @Transactional
    MessageView reply(UUID id, ReplyInput reply) {
        var conversation = reader.get(id);
        if (!conversation.state().equals("open")) {
            throw Problems.conflict("id", "is of a closed conversation; it goes on in another one of the same person");
        }
        if (conversation.contactId() == null) {
            throw Problems.conflict(
                    "id", "is of a conversation with somebody who is not identified yet; try again shortly");
        }
        var message = messages.send(
                new MessageInput(
                        conversation.contactId(),
                        conversation.channel(),
                        Purpose.service,
                        reply.subject(),
                        reply.text()),
                conversation.address());
        conversations.touch(id, message.requestedAt());
        return message;
    }
}
