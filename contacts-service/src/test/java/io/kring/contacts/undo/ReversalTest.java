package io.kring.contacts.undo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kring.contacts.change.Fields;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReversalTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final UUID JAN = UUID.fromString("0199c0de-0001-7000-8000-000000000001");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // before | after | now | undone | conflicts
                "{'city':'Sneek'} | {'city':'Oulu'} | {'city':'Oulu'} | {'city':'Sneek'} | 0",
                "{'city':'Sneek'} | {'city':'Oulu'} | {'city':'Turku'} | {'city':'Turku'} | 1",
                "{'city':'Sneek'} | {'city':'Oulu'} | {'city':'Sneek'} | {'city':'Sneek'} | 0",
                "{} | {'city':'Oulu'} | {'city':'Oulu','owner':'sara'} | {'owner':'sara'} | 0",
                "{'city':'Sneek'} | {} | {} | {'city':'Sneek'} | 0",
                "{'tags':['a']} | {'tags':['a','b']} | {'tags':['a','b','c']} | {'tags':['a','c']} | 0",
                "{'tags':['a','b']} | {'tags':['a']} | {'tags':['a','c']} | {'tags':['a','c','b']} | 0",
                "{'tags':['a']} | {'tags':['a','b']} | {} | {} | 0",
                "{'emails':['a','b']} | {'emails':['b','a']} | {'emails':['b','a']} | {'emails':['a','b']} | 0",
                "{'emails':['a','b']} | {'emails':['b','a']} | {'emails':['b','a','c']} | {'emails':['b','a','c']} | 1",
                "{'custom':{'x':1}} | {'custom':{'x':2,'y':3}} | {'custom':{'x':2,'y':3,'z':4}} | {'custom':{'x':1,'z':4}} | 0",
                "{'custom':{'x':1}} | {'custom':{'x':2}} | {'custom':{'x':5}} | {'custom':{'x':5}} | 1"
            })
    void eachFieldGetsItsValueBackUnlessItWasChangedSince(
            String before, String after, String now, String undone, int conflicts) {
        // When
        var reversal = Reversal.of(json(now), List.of(Step.of(JAN, 1, json(before), json(after))));

        // Then
        assertThat(reversal.person()).isEqualTo(json(undone));
        assertThat(reversal.conflicts()).hasSize(conflicts);
    }

    @Test
    void whatIsForgottenIsNotTakenForNothing() {
        // Given
        var now = json("{'city':'Oulu'}");
        var forgotten = new Step(JAN, 4, null, now, true);

        // When
        var reversal = Reversal.of(now, List.of(forgotten));

        // Then
        assertThat(reversal.person()).isEqualTo(now);
        assertThat(reversal.conflicts()).hasSize(1);
    }

    @Test
    void whoWasMadeIsRemovedUnlessChangedSince() {
        var made = Step.of(JAN, 0, null, json("{'city':'Sneek','version':0}"));

        assertThat(Reversal.of(json("{'city':'Sneek','version':7}"), List.of(made))
                        .person())
                .isNull();
        assertThat(Reversal.of(json("{'city':'Oulu'}"), List.of(made)).conflicts())
                .singleElement()
                .extracting(Conflict::field)
                .isEqualTo("contact");
        assertThat(Reversal.of(null, List.of(made)).conflicts()).isEmpty();
    }

    @Test
    void whoWasDeletedComesBackUnlessTheyAreBack() {
        var deleted = Step.of(JAN, 2, json("{'city':'Sneek'}"), null);

        assertThat(Reversal.of(null, List.of(deleted)).person()).isEqualTo(json("{'city':'Sneek'}"));
        assertThat(Reversal.of(json("{'city':'Oulu'}"), List.of(deleted)).person())
                .isEqualTo(json("{'city':'Oulu'}"));
    }

    @Test
    void whoWasMadeAndChangedByTheSameChangeIsRemoved() {
        var made = Step.of(JAN, 0, null, json("{'givenName':'Jan','city':null,'emails':[]}"));
        var changed = Step.of(JAN, 1, made.after(), json("{'givenName':'Jan','city':'Sneek','emails':[]}"));

        assertThat(Reversal.of(changed.after(), List.of(changed, made)).person())
                .isNull();
    }

    @Property
    void aChangeThatNothingFollowedIsUndoneExactly(
            @ForAll("people") JsonNode before, @ForAll("people") JsonNode after) {
        var reversal = Reversal.of(after, List.of(Step.of(JAN, 1, before, after)));

        assertThat(reversal.person()).isEqualTo(Fields.of(before));
        assertThat(reversal.conflicts()).isEmpty();
    }

    @Property
    void whatOthersDidToOtherFieldsStays(@ForAll("people") JsonNode before, @ForAll("people") JsonNode after) {
        // Given
        var now = Fields.of(after).put("owner", "somebody");

        // When
        var reversal = Reversal.of(now, List.of(Step.of(JAN, 1, before, after)));

        // Then
        assertThat(reversal.person()).isEqualTo(Fields.of(before).put("owner", "somebody"));
    }

    @Provide
    Arbitrary<JsonNode> people() {
        var text = Arbitraries.of("", "Sneek", "Oulu").injectNull(0.2);
        var list = Arbitraries.of("a", "b", "c").list().uniqueElements().ofMaxSize(3);
        return Combinators.combine(text, text, list, list).as((city, street, tags, emails) -> {
            var person = JSON.createObjectNode().put("city", city).put("street", street);
            person.set("tags", JSON.valueToTree(tags));
            person.set("emails", JSON.valueToTree(emails));
            return person;
        });
    }

    private static @Nullable JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
