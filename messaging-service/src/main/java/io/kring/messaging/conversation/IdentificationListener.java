package io.kring.messaging.conversation;

import io.kring.messaging.directory.Channel;
import io.kring.messaging.directory.DirectoryListener;
import io.kring.platform.event.Received;
import io.kring.platform.inbox.Inbox;
import io.kring.platform.inbox.Listener;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Joins conversations with strangers to the people behind them. A person who is made because of a message is told of twice, as
 * created and as identified: whichever comes first does it.
 */
@ApplicationScoped
public class IdentificationListener {
    record ContactIdentified(UUID contactId, String subjectType, UUID subjectId) {}

    record ContactDeleted(UUID contactId) {}

    record ContactMerged(UUID contactId) {}

    record ContactUnmerged(List<Restored> restored) {
        record Restored(UUID contactId) {}
    }

    record Person(UUID contactId, List<String> emails, List<String> phones) {}

    private final Conversations conversations;
    private final Strangers strangers;
    private final MergedConversations merged;
    private final Inbox inbox;
    private final List<Listener> listeners;

    IdentificationListener(
            Conversations conversations,
            Strangers strangers,
            MergedConversations merged,
            DirectoryListener directory,
            Inbox inbox) {
        this.conversations = conversations;
        this.strangers = strangers;
        this.merged = merged;
        this.inbox = inbox;
        this.listeners = List.of(
                directory.listener(),
                inbox.listener("identification")
                        .on("contact.identified.v1", ContactIdentified.class, this::identified)
                        .onMany("contact.created.v1", Person.class, this::known)
                        .onMany("contact.updated.v1", Person.class, this::known)
                        .onMany("contact.deleted.v1", ContactDeleted.class, this::deleted)
                        .on(
                                "contact.merged.v1",
                                ContactMerged.class,
                                received -> merged.follow(received.data().contactId()))
                        .on(
                                "contact.unmerged.v1",
                                ContactUnmerged.class,
                                received -> received.data()
                                        .restored()
                                        .forEach(restored -> merged.follow(restored.contactId()))));
    }

    /** The directory is first to hear of people: whoever writes next is one of them. */
    @Incoming("contacts")
    @Blocking
    public void receive(ConsumerRecords<String, byte[]> records) {
        listeners.forEach(listener -> inbox.receive(listener, records));
    }

    private void identified(Received<ContactIdentified> received) {
        var identified = received.data();
        if (identified.subjectType().equals("message")) {
            strangers
                    .of(identified.subjectId())
                    .ifPresent(conversation -> conversations.identify(conversation, identified.contactId()));
        }
    }

    private void deleted(List<Received<ContactDeleted>> events) {
        conversations.close(
                events.stream().map(event -> event.data().contactId()).toList());
    }

    private void known(List<Received<Person>> events) {
        known(events, Channel.sms, Person::phones);
        known(events, Channel.email, Person::emails);
    }

    private void known(List<Received<Person>> events, Channel channel, Function<Person, List<String>> addresses) {
        var owners = new HashMap<String, UUID>();
        for (var received : events) {
            var person = received.data();
            addresses.apply(person).forEach(address -> owners.put(address, person.contactId()));
        }
        for (var stranger : strangers.among(channel, owners.keySet())) {
            conversations.identify(stranger.conversationId(), Objects.requireNonNull(owners.get(stranger.address())));
        }
    }
}
