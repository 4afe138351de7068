package io.kring.contacts.retention;

import io.kring.contacts.retention.RetentionEvents.Counted;
import io.kring.contacts.retention.RetentionEvents.Swept;
import io.kring.platform.event.Received;
import io.kring.platform.inbox.Inbox;
import io.kring.platform.inbox.Listener;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears what the services did away with, or would. */
@ApplicationScoped
public class RetentionAnswers {
    private final RetentionRepository sweeps;
    private final Inbox inbox;
    private final Listener listener;

    RetentionAnswers(RetentionRepository sweeps, DryRunRepository runs, Inbox inbox) {
        this.sweeps = sweeps;
        this.inbox = inbox;
        this.listener = inbox.listener("retention-answers")
                .on("retention.swept.v1", Swept.class, this::swept)
                .on("retention.counted.v1", Counted.class, counted -> runs.answer(counted.data()));
    }

    @Incoming("retention-answers")
    @Blocking
    public void receive(ConsumerRecords<String, byte[]> records) {
        inbox.receive(listener, records);
    }

    private void swept(Received<Swept> received) {
        sweeps.add(received.event().id(), received.data());
    }
}
