package io.kring.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.kring.analytics.History.Told;
import io.kring.analytics.campaign.CampaignListener;
import io.kring.analytics.funnel.FunnelListener;
import io.kring.analytics.message.MessageListener;
import io.kring.analytics.order.OrderListener;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Whatever happened, however it is cut into polls, in whatever order and how often it is told: the figures are the same. */
@QuarkusTest
@WithTestResource(KringTestResource.class)
class AnyOrderIT {
    private static final TopicPartition ANY = new TopicPartition("any", 0);

    private final CampaignListener campaigns;
    private final MessageListener messages;
    private final OrderListener orders;
    private final FunnelListener funnel;

    @Inject
    AnyOrderIT(CampaignListener campaigns, MessageListener messages, OrderListener orders, FunnelListener funnel) {
        this.campaigns = campaigns;
        this.messages = messages;
        this.orders = orders;
        this.funnel = funnel;
    }

    @RepeatedTest(30)
    void orderAndRepetitionDoNotMatter(RepetitionInfo repetition) {
        // Given
        var seed = repetition.getCurrentRepetition();
        var random = new Random(seed);
        var history = RandomHistory.of(seed);
        var api = Api.ofNewTenant();

        // When
        var told = shuffledAndRepeated(history, random);
        while (!told.isEmpty()) {
            var poll = told.subList(0, Math.min(told.size(), 1 + random.nextInt(40)));
            hear(api.tenant(), poll);
            poll.clear();
        }

        // Then
        var expected = new Expected(history);
        history.stream().filter(event -> event.is("campaign.launched.v1")).forEach(launched -> {
            var campaign = UUID.fromString(launched.subject());
            assertThat(api.campaign(campaign))
                    .usingRecursiveComparison()
                    .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                    .isEqualTo(expected.campaign(campaign));
        });
        assertThat(api.funnel("2026-01-01", "2027-01-01"))
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(expected.funnel());
    }

    /** A third comes twice with its id, as Kafka may deliver it, and a third as another event that says the same. */
    private static List<Told> shuffledAndRepeated(List<Told> history, Random random) {
        var told = new ArrayList<Told>();
        for (var event : history) {
            var copy = new Told(
                    new UUID(random.nextLong(), random.nextLong()), event.type(), event.subject(), event.data());
            switch (random.nextInt(3)) {
                case 0 -> Collections.addAll(told, event, event);
                case 1 -> Collections.addAll(told, event, copy);
                default -> told.add(event);
            }
        }
        Collections.shuffle(told, random);
        return told;
    }

    private void hear(String tenant, List<Told> poll) {
        var events = new ConsumerRecords<>(
                Map.of(ANY, poll.stream().map(told -> told(tenant, told)).toList()), Map.of());
        campaigns.receive(events);
        messages.receive(events);
        orders.receive(events);
        funnel.receive(events);
    }

    private static ConsumerRecord<String, byte[]> told(String tenant, Told told) {
        var event = new ConsumerRecord<String, byte[]>(
                ANY.topic(), 0, 0, told.subject(), told.data().toString().getBytes(StandardCharsets.UTF_8));
        Stream.of(
                        Map.entry("ce_id", told.id().toString()),
                        Map.entry("ce_type", told.type()),
                        Map.entry("ce_source", "/kring/test"),
                        Map.entry("ce_subject", told.subject()),
                        Map.entry("ce_time", "2026-03-01T09:30:00Z"),
                        Map.entry("ce_tenantid", tenant))
                .forEach(header ->
                        event.headers().add(header.getKey(), header.getValue().getBytes(StandardCharsets.UTF_8)));
        return event;
    }
}
