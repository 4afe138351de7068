package io.kring.messaging.inbound;

import io.kring.messaging.conversation.Conversations;
import io.kring.messaging.directory.Channel;
import io.kring.messaging.directory.Consents;
import io.kring.messaging.directory.Directory;
import io.kring.messaging.inbound.InboundEvents.MessageReceived;
import io.kring.messaging.inbound.InboundEvents.OptedOut;
import io.kring.messaging.outbound.LastMessage;
import io.kring.messaging.sms.TwilioMessage;
import io.kring.platform.id.Ids;
import io.kring.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Works on what people write to us: whose it is, what it answers, and whether it asks us to stop. */
@ApplicationScoped
class InboundService {
    private final Directory directory;
    private final Consents consents;
    private final Conversations conversations;
    private final LastMessage lastMessage;
    private final ReceivedMessages received;
    private final Outbox outbox;

    InboundService(
            Directory directory,
            Consents consents,
            Conversations conversations,
            LastMessage lastMessage,
            ReceivedMessages received,
            Outbox outbox) {
        this.directory = directory;
        this.consents = consents;
        this.conversations = conversations;
        this.lastMessage = lastMessage;
        this.received = received;
        this.outbox = outbox;
    }

    /** Within the transaction of the listener; a message that was received before is passed over. */
    void receive(TwilioMessage sms, Instant at) {
        if (received.has(Channel.sms, sms.sid())) {
            return;
        }
        var contact = directory.owner(Channel.sms, sms.from()).orElse(null);
        var message = new MessageReceived(
                Ids.next(),
                conversations.continued(Channel.sms, sms.from(), contact, at),
                contact,
                Channel.sms,
                sms.from(),
                sms.to(),
                sms.body(),
                lastMessage.to(Channel.sms, sms.from()).orElse(null),
                at);
        if (!received.add(message, sms.sid())) {
            return;
        }
        outbox.publish("message", message.messageId(), "message.received.v1", message);
        if (StopWords.isStop(sms.body())) {
            optOut(message);
        }
    }

    /** Holds from this commit on, for what is queued too: contacts-service's answer may take its time. */
    private void optOut(MessageReceived message) {
        consents.optOut(message.channel(), message.from(), message.receivedAt());
        var answered = message.inReplyTo();
        outbox.publish(
                "message",
                message.messageId(),
                "message.opted-out.v1",
                new OptedOut(
                        message.messageId(),
                        message.contactId(),
                        message.channel(),
                        message.from(),
                        message.text(),
                        answered == null ? null : answered.campaignId(),
                        message.receivedAt()));
    }
}
