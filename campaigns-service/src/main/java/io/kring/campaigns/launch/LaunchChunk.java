package io.kring.campaigns.launch;

import io.kring.campaigns.audience.Audience;
import io.kring.campaigns.audience.Person;
import io.kring.campaigns.campaign.CampaignMessages;
import io.kring.campaigns.recipient.RecipientRepository;
import io.kring.campaigns.recipient.RecipientState;
import io.kring.campaigns.template.ContactFields;
import io.kring.campaigns.template.ParsedMessage;
import io.kring.platform.id.Ids;
import io.kring.platform.outbox.Outbox;
import io.kring.platform.outbox.OutboxEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The next people of a launch, in one transaction: their recipient rows, the requests for their messages in the outbox, and
 * how far the launch has come. A crash loses the whole chunk or nothing.
 */
@ApplicationScoped
class LaunchChunk {
    static final int PEOPLE = 500;

    private final LaunchRepository launches;
    private final CampaignMessages messages;
    private final Audience audience;
    private final RecipientRepository recipients;
    private final Outbox outbox;

    LaunchChunk(
            LaunchRepository launches,
            CampaignMessages messages,
            Audience audience,
            RecipientRepository recipients,
            Outbox outbox) {
        this.launches = launches;
        this.messages = messages;
        this.audience = audience;
        this.recipients = recipients;
        this.outbox = outbox;
    }

    /** @return whether something was done */
    @Transactional
    boolean next(UUID campaign) {
        var claimed = launches.claim(campaign);
        claimed.ifPresent(this::advance);
        return claimed.isPresent();
    }

    private void advance(Launch launch) {
        var filter = Audience.FIELDS.compile(launch.filter()).sql(launch.launchedAt());
        var people = audience.after(launch.reached(), filter, PEOPLE);
        var reached = people.isEmpty() ? launch : request(launch, people);
        if (people.size() < PEOPLE) {
            complete(reached);
        }
    }

    private Launch request(Launch launch, List<Person> people) {
        var parsed = messages.of(launch.campaignId()).stream()
                .map(ParsedMessage::new)
                .toList();
        var now = Instant.now();
        var ids = people.stream().map(Person::contactId).toList();
        var had = recipients.reachedBefore(launch.campaignId(), ids);
        var written = people.stream()
                .flatMap(person -> write(launch, person, parsed, now))
                .filter(message -> !had.contains(message.recipient().reach()))
                .toList();
        recipients.add(
                launch.campaignId(),
                written.stream().map(MessageRequested::recipient).toList());
        var requests = written.stream()
                .filter(message -> message.recipient().state() == RecipientState.requested)
                .toList();
        outbox.publishAll(requests.stream()
                .map(request -> OutboxEvent.of("message-request", request.messageId(), "message.requested.v1", request))
                .toList());
        var reached = launch.reached(people.getLast().contactId(), people.size(), requests.size());
        launches.advance(reached);
        return reached;
    }

    private void complete(Launch launch) {
        var now = Instant.now();
        launches.complete(launch.campaignId(), now);
        outbox.publish(
                "campaign",
                launch.campaignId(),
                "campaign.completed.v1",
                new CampaignCompleted(launch.campaignId(), launch.recipients(), launch.requests(), now));
    }

    private static Stream<MessageRequested> write(
            Launch launch, Person person, List<ParsedMessage> messages, Instant now) {
        var contact = ContactFields.of(person);
        return messages.stream()
                .map(message -> new MessageRequested(
                        Ids.next(),
                        person.contactId(),
                        message.channel(),
                        launch.purpose(),
                        launch.campaignId(),
                        message.subject(contact),
                        message.text(contact),
                        now));
    }
}
