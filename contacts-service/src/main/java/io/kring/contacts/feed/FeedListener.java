package io.kring.contacts.feed;

import io.kring.platform.event.Received;
import io.kring.platform.inbox.Inbox;
import io.kring.platform.inbox.Listener;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Keeps what happened to people for other systems, where the company has opened its feed. */
@ApplicationScoped
public class FeedListener {
    private static final Logger LOG = Logger.getLogger(FeedListener.class);

    /** Whom an event is about; the rest of it is passed on as it is. */
    record PersonTold(UUID contactId) {}

    private final FeedRepository feed;
    private final Inbox inbox;
    private final Listener listener;

    FeedListener(FeedRepository feed, Inbox inbox) {
        this.feed = feed;
        this.inbox = inbox;
        this.listener = inbox.listener("feed")
                .onMany("contact.created.v1", PersonTold.class, this::keep)
                .onMany("contact.updated.v1", PersonTold.class, this::keep)
                .onMany("contact.deleted.v1", PersonTold.class, this::keep)
                .onMany("contact.merged.v1", PersonTold.class, this::keep)
                .onMany("contact.unmerged.v1", PersonTold.class, this::keep)
                .onMany("contact.consent-changed.v1", PersonTold.class, this::keep);
    }

    @Incoming("feed")
    @Blocking
    public void receive(ConsumerRecords<String, byte[]> records) {
        var told = new HashSet<String>();
        records.forEach(one -> told.add(tenant(one)));
        var open = open(told);
        if (!open.isEmpty()) {
            inbox.receive(listener, of(open, records));
        }
    }

    /** While the database does not answer, all of them: the inbox waits for it, and whoever has no feed gets no events. */
    private Set<String> open(Set<String> tenants) {
        try {
            return feed.openAmong(tenants);
        } catch (RuntimeException e) {
            LOG.warnf("Whose feeds are open cannot be read: %s", e);
            return tenants;
        }
    }

    private static ConsumerRecords<String, byte[]> of(Set<String> tenants, ConsumerRecords<String, byte[]> records) {
        var theirs = new HashMap<TopicPartition, List<ConsumerRecord<String, byte[]>>>();
        for (var partition : records.partitions()) {
            theirs.put(
                    partition,
                    StreamSupport.stream(records.records(partition).spliterator(), false)
                            .filter(one -> tenants.contains(tenant(one)))
                            .toList());
        }
        return new ConsumerRecords<>(theirs, Map.of());
    }

    /** Empty where it is no event. */
    private static String tenant(ConsumerRecord<String, byte[]> one) {
        var header = one.headers().lastHeader("ce_tenantid");
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8).replace('\0', ' ');
    }

    private void keep(List<Received<PersonTold>> events) {
        feed.add(events);
    }
}
