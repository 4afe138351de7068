package io.kring.analytics.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.kring.testkit.Contracts;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MessageContractTest {
    private static final UUID CONTACT = UUID.fromString("0199c0de-0001-7000-8000-000000000001");
    private static final UUID CAMPAIGN = UUID.fromString("0199c0de-0005-7000-8000-000000000005");
    private static final UUID OURS = UUID.fromString("0199c0de-0006-7000-8000-000000000006");
    private static final UUID THEIRS = UUID.fromString("0199c0de-0008-7000-8000-000000000008");
    private static final String PHONE = "+31612345678";
    private static final Instant AT = Instant.parse("2026-03-01T09:30:00Z");

    @Test
    void readsSent() {
        assertThat(Contracts.read("message.sent.v1", MessageEvents.Sent.class))
                .isEqualTo(new MessageEvents.Sent(OURS, CONTACT, "sms", CAMPAIGN, AT));
    }

    @Test
    void readsDelivered() {
        assertThat(Contracts.read("message.delivered.v1", MessageEvents.Delivered.class))
                .isEqualTo(new MessageEvents.Delivered(OURS, CONTACT, "sms", CAMPAIGN, AT));
    }

    @Test
    void readsFailed() {
        assertThat(Contracts.read("message.failed.v1", MessageEvents.Failed.class))
                .isEqualTo(new MessageEvents.Failed(OURS, CONTACT, "sms", CAMPAIGN, AT, "30005"));
    }

    @Test
    void readsSuppressed() {
        assertThat(Contracts.read("message.suppressed.v1", MessageEvents.Suppressed.class))
                .isEqualTo(new MessageEvents.Suppressed(OURS, CONTACT, "sms", CAMPAIGN, AT, "no-consent"));
    }

    @Test
    void readsAnAnswer() {
        assertThat(Reply.of(Contracts.read("message.received.v1", ReplyEvents.Received.class)))
                .isEqualTo(new Reply(THEIRS, CAMPAIGN, "sms", CONTACT, PHONE, AT, null));
    }

    @Test
    void readsAnOptOut() {
        assertThat(Reply.of(Contracts.read("message.opted-out.v1", ReplyEvents.OptedOut.class)))
                .isEqualTo(new Reply(THEIRS, CAMPAIGN, "sms", CONTACT, PHONE, null, AT));
    }
}
