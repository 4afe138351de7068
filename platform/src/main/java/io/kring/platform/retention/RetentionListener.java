package io.kring.platform.retention;

import io.kring.platform.event.Received;
import io.kring.platform.inbox.Inbox;
import io.kring.platform.inbox.Listener;
import io.kring.platform.retention.RetentionEvents.CountRequested;
import io.kring.platform.retention.RetentionEvents.RuleChanged;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears of rules for this service, and what it is asked to count. */
@ApplicationScoped
public class RetentionListener {
    private final RetentionRules rules;
    private final RetentionQuestions questions;
    private final RetentionReceipts receipts;
    private final Inbox inbox;
    private final Listener listener;

    RetentionListener(RetentionRules rules, RetentionQuestions questions, RetentionReceipts receipts, Inbox inbox) {
        this.rules = rules;
        this.questions = questions;
        this.receipts = receipts;
        this.inbox = inbox;
        this.listener = inbox.listener("retention")
                .on("retention.rule-changed.v1", RuleChanged.class, this::changed)
                .on("retention.count-requested.v1", CountRequested.class, this::asked);
    }

    @Incoming("retention")
    @Blocking
    public void receive(ConsumerRecords<String, byte[]> records) {
        inbox.receive(listener, records);
    }

    /** What a sweep by the old rule has done already is told first. */
    private void changed(Received<RuleChanged> received) {
        var rule = received.data();
        if (!rule.service().equals(receipts.service())) {
            return;
        }
        rules.hold(rule.store())
                .filter(old -> old.version() < rule.version() && old.expired() > 0)
                .ifPresent(old -> receipts.swept(old, Instant.now().truncatedTo(ChronoUnit.MICROS)));
        rules.change(rule);
    }

    private void asked(Received<CountRequested> received) {
        var run = received.data();
        questions.ask(
                run.runId(),
                run.askedAt(),
                run.rules().stream()
                        .filter(question -> question.service().equals(receipts.service()))
                        .toList());
    }
}
