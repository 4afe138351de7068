package io.kring.analytics;

import static io.kring.analytics.Api.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.kring.platform.id.Ids;
import io.kring.testkit.Events;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who is merged is one person in the figures, until that is undone. */
@QuarkusTest
@WithTestResource(KringTestResource.class)
class MergedContactsIT {
    private final Api api = Api.ofNewTenant();
    private final UUID a = Ids.next();
    private final UUID b = Ids.next();
    private final UUID c = Ids.next();
    private final UUID campaign = answered();

    /** A campaign that each of them answered, and somebody else. */
    private UUID answered() {
        var history = new History();
        var launched = history.campaign("Spring", "2026-03-01T09:30:00Z", 4);
        Stream.of(a, b, c, Ids.next())
                .forEach(contact -> history.answer(launched, "sms", contact, "+31612345678", false));
        api.publish(history.events());
        return launched;
    }

    @Test
    void whoIsMergedAnsweredOnce() {
        // Given
        eventually(() -> assertThat(answers()).isEqualTo(4));

        // When
        merge(a, 1, b);

        // Then
        eventually(() -> assertThat(answers()).isEqualTo(3));
        merge(b, 1, c);
        eventually(() -> assertThat(answers()).isEqualTo(2));
        unmerge(b, 2, c);
        eventually(() -> assertThat(answers()).isEqualTo(3));
        unmerge(a, 2, b);
        eventually(() -> assertThat(answers()).isEqualTo(4));
    }

    /** Of A into B, B into C, B from C. */
    static Stream<List<Integer>> orders() {
        var orders = new ArrayList<List<Integer>>();
        for (var one : List.of(0, 1, 2)) {
            for (var other : List.of(0, 1, 2)) {
                var order = new ArrayList<>(List.of(0, 1, 2));
                Collections.swap(order, one, other);
                orders.add(List.copyOf(order));
            }
        }
        return orders.stream().distinct();
    }

    @ParameterizedTest
    @MethodSource("orders")
    void theOrderOfTheEventsDoesNotMatter(List<Integer> order) {
        // Given
        eventually(() -> assertThat(answers()).isEqualTo(4));
        var told = List.<Runnable>of(() -> merge(a, 1, b), () -> merge(b, 1, c), () -> unmerge(b, 2, c));

        // When
        order.forEach(place -> told.get(place).run());
        merge(c, 1, a);

        // Then
        eventually(() -> assertThat(answers()).isEqualTo(2));
        unmerge(a, 2, b);
        eventually(() -> assertThat(answers()).isEqualTo(3));
    }

    private long answers() {
        return api.campaign(campaign).answered();
    }

    private void merge(UUID contact, int version, UUID survivor) {
        Events.shared()
                .publish(
                        api.tenant(),
                        "contact.merged.v1",
                        contact.toString(),
                        data -> data.put("contactId", contact.toString())
                                .put("version", version)
                                .put("survivorId", survivor.toString()));
    }

    private void unmerge(UUID contact, int version, UUID survivor) {
        Events.shared().publish(api.tenant(), "contact.unmerged.v1", survivor.toString(), data -> {
            data.put("contactId", survivor.toString());
            data.withArray("restored")
                    .removeAll()
                    .addObject()
                    .put("contactId", contact.toString())
                    .put("version", version)
                    .put("name", "John");
        });
    }
}
