package io.kring.contacts.undo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kring.contacts.change.Fields;
import io.kring.contacts.merge.Merging;
import io.kring.contacts.merge.Merging.Known;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What undo makes of a merge. */
class UnmergeTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final UUID JAN = UUID.fromString("0199c0de-0001-7000-8000-000000000001");
    private static final UUID JOHN = UUID.fromString("0199c0de-0001-7000-8000-000000000002");

    @Property
    void whatWasMergedIsUndoneExactly(@ForAll("people") ObjectNode jan, @ForAll("people") ObjectNode john) {
        // Given
        var merged = merged(jan, john);

        // When
        var survivor = Reversal.of(merged, List.of(Step.of(JAN, 1, jan, merged)));
        var other = Reversal.of(null, List.of(Step.of(JOHN, 1, john, null)));

        // Then
        assertThat(survivor.person()).isEqualTo(Fields.of(jan));
        assertThat(survivor.conflicts()).isEmpty();
        assertThat(other.person()).isEqualTo(Fields.of(john));
    }

    @Property
    void whatCameAfterStaysAndTheRestIsAsItWas(
            @ForAll("people") ObjectNode jan, @ForAll("people") ObjectNode john, @ForAll("later") ObjectNode later) {
        // Given
        var merged = merged(jan, john);
        var now = merged.deepCopy();
        later.fieldNames().forEachRemaining(name -> {
            if (later.path(name).isArray()) {
                var items = new HashSet<>(now.withArray(name).valueStream().toList());
                later.path(name).forEach(item -> {
                    if (items.add(item)) {
                        now.withArray(name).add(item);
                    }
                });
            } else {
                now.set(name, later.path(name));
            }
        });

        // When
        var survivor = Reversal.of(now, List.of(Step.of(JAN, 1, jan, merged)));

        // Then
        var before = Fields.of(jan);
        var person = JSON.createObjectNode().setAll(survivor.person());
        for (var name : List.of("givenName", "city", "owner")) {
            var changed = !now.path(name).equals(merged.path(name));
            assertThat(person.path(name)).as(name).isEqualTo(changed ? now.path(name) : before.path(name));
        }
        for (var name : List.of("emails", "tags")) {
            var expected = new HashSet<>(before.path(name).valueStream().toList());
            now.path(name)
                    .valueStream()
                    .filter(item -> merged.path(name).valueStream().noneMatch(item::equals))
                    .forEach(expected::add);
            assertThat(person.path(name).valueStream()).as(name).containsExactlyInAnyOrderElementsOf(expected);
        }
        assertThat(survivor.conflicts())
                .extracting(Conflict::field)
                .allSatisfy(name -> assertThat(later.has(name)).isTrue());
    }

    private static ObjectNode merged(ObjectNode survivor, ObjectNode other) {
        return Merging.of(
                        List.of(new Known(JAN, Fields.of(survivor)), new Known(JOHN, Fields.of(other))),
                        Map.of(),
                        Set.of("referredBy"))
                .person();
    }

    @Provide
    Arbitrary<ObjectNode> people() {
        return persons("a", "b", "c");
    }

    @Provide
    Arbitrary<ObjectNode> later() {
        return persons("x", "y", "a").map(Fields::of);
    }

    private static Arbitrary<ObjectNode> persons(String... values) {
        var text = Arbitraries.of(values).injectNull(0.4);
        var list = Arbitraries.of(values).list().uniqueElements().ofMaxSize(3);
        return Combinators.combine(text, text, text, list, list).as((name, city, owner, emails, tags) -> {
            var person = JSON.createObjectNode()
                    .put("givenName", name)
                    .put("city", city)
                    .put("owner", owner);
            person.set("emails", JSON.valueToTree(emails));
            person.set("tags", JSON.valueToTree(tags));
            return person;
        });
    }
}
