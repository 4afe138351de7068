package io.kring.messaging.delivery;

import io.kring.messaging.delivery.Delivery.Told;
import io.kring.messaging.delivery.DeliveryEvents.MessageDelivered;
import io.kring.messaging.delivery.DeliveryEvents.MessageFailed;
import io.kring.messaging.delivery.DeliveryEvents.MessageSent;
import io.kring.messaging.directory.Channel;
import io.kring.platform.outbox.OutboxEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message whose row is locked while what happened to it is stored. Of a message to somebody who was erased meanwhile, whose place its
 * own id has taken, what the provider says is not written down: it may name the number.
 */
final class Tracked {
    static final String COLUMNS =
            "id, coalesce(original_contact_id, contact_id) as contact_id, channel, campaign_id, address, subject, text, traceparent, state, attempts, provider_id, in_doubt";

    private final UUID id;
    private final UUID contactId;
    private final boolean ofNobody;
    private final Channel channel;
    private final @Nullable UUID campaignId;
    private final @Nullable String address;
    private final @Nullable String subject;
    private final String text;
    private final @Nullable String traceparent;
    private final Delivery before;
    private final List<OutboxEvent> events = new ArrayList<>();
    private Delivery delivery;

    Tracked(ResultSet row) throws SQLException {
        id = row.getObject("id", UUID.class);
        contactId = row.getObject("contact_id", UUID.class);
        ofNobody = contactId.equals(id);
        channel = Channel.valueOf(row.getString("channel"));
        campaignId = row.getObject("campaign_id", UUID.class);
        address = row.getString("address");
        subject = row.getString("subject");
        text = row.getString("text");
        traceparent = row.getString("traceparent");
        before = Delivery.of(
                State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getString("provider_id"),
                row.getBoolean("in_doubt"));
        delivery = before;
    }

    void on(Happening happening, Instant at) {
        var step = delivery.on(happening);
        delivery = ofNobody ? step.after().ofNobody() : step.after();
        step.told().forEach(told -> events.add(event(told, at)));
    }

    UUID id() {
        return id;
    }

    Channel channel() {
        return channel;
    }

    Delivery delivery() {
        return delivery;
    }

    boolean changed() {
        return !delivery.equals(before);
    }

    List<OutboxEvent> events() {
        return events;
    }

    private OutboxEvent event(Told told, Instant at) {
        return switch (told) {
            case sent ->
                event(
                        "message.sent.v1",
                        new MessageSent(
                                id,
                                contactId,
                                channel,
                                campaignId,
                                Objects.requireNonNull(address, "address"),
                                Objects.requireNonNull(delivery.providerId(), "providerId"),
                                subject,
                                text,
                                at));
            case delivered ->
                event("message.delivered.v1", new MessageDelivered(id, contactId, channel, campaignId, at));
            case failed ->
                event(
                        "message.failed.v1",
                        new MessageFailed(
                                id,
                                contactId,
                                channel,
                                campaignId,
                                Objects.requireNonNull(delivery.code(), "code"),
                                Objects.requireNonNull(delivery.reason(), "reason"),
                                at));
        };
    }

    private OutboxEvent event(String type, Object data) {
        return new OutboxEvent("message", id, type, data, traceparent);
    }
}
