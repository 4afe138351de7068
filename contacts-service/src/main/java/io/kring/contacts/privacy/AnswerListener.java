package io.kring.contacts.privacy;

import io.kring.platform.inbox.Inbox;
import io.kring.platform.inbox.Listener;
import io.kring.platform.privacy.PrivacyEvents.DataCollected;
import io.kring.platform.privacy.PrivacyEvents.DataErased;
import io.kring.platform.privacy.PrivacyEvents.DataFound;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears what the services answer, this one among them. */
@ApplicationScoped
public class AnswerListener {
    private final Inbox inbox;
    private final Listener listener;

    AnswerListener(PrivacyService service, Inbox inbox) {
        this.inbox = inbox;
        this.listener = inbox.listener("privacy-answers")
                .on("privacy.data-collected.v1", DataCollected.class, event -> service.collected(event.data()))
                .on("privacy.data-erased.v1", DataErased.class, event -> service.erased(event.data()))
                .on("privacy.data-found.v1", DataFound.class, event -> service.found(event.data()));
    }

    @Incoming("privacy-answers")
    @Blocking
    public void receive(ConsumerRecords<String, byte[]> records) {
        inbox.receive(listener, records);
    }
}
