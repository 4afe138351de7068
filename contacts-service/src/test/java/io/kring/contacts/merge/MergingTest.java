package io.kring.contacts.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kring.contacts.merge.Merging.Known;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergingTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final UUID JAN = UUID.fromString("0199c0de-0001-7000-8000-000000000001");
    private static final UUID JOHN = UUID.fromString("0199c0de-0001-7000-8000-000000000002");
    private static final UUID JEN = UUID.fromString("0199c0de-0001-7000-8000-000000000003");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // survivor | other | merged
                "{'givenName':'Jan'} | {'givenName':'John'} | {'givenName':'Jan'}",
                "{'givenName':'Jan'} | {'familyName':'Bakker'} | {'givenName':'Jan','familyName':'Bakker'}",
                "{'tags':['a','b']} | {'tags':['b','c']} | {'tags':['a','b','c']}",
                "{} | {'emails':['j@x.nl']} | {'emails':['j@x.nl']}",
                "{'custom':{'boat':'Skûtsje','size':1}} | {'custom':{'boat':'Tjalk','mast':2}}"
                        + " | {'custom':{'boat':'Skûtsje','size':1,'mast':2}}",
                "{'custom':{'likes':['a']}} | {'custom':{'likes':['b']}} | {'custom':{'likes':['a','b']}}",
                "{'companies':[{'companyId':'1','role':'Owner'}]} | {'companies':[{'companyId':'1','role':'Boss'},{'companyId':'2'}]}"
                        + " | {'companies':[{'companyId':'1','role':'Owner'},{'companyId':'2'}]}",
                // addresses are taken whole, the fuller of two that agree; what is left is another address
                "{'city':'Sneek'} | {'street':'Kade 1','city':'sneek'} | {'street':'Kade 1','city':'sneek'}",
                "{'city':'Sneek','street':'Kade 1'} | {'city':'Sneek'} | {'city':'Sneek','street':'Kade 1'}",
                "{'city':'Sneek'} | {'street':'Kade 1','city':'Oulu'}"
                        + " | {'city':'Sneek','otherAddresses':[{'kind':'other','street':'Kade 1','city':'Oulu'}]}",
                "{'city':'Sneek','otherAddresses':[{'kind':'work','city':'Oulu'}]} | {'city':'Oulu'}"
                        + " | {'city':'Sneek','otherAddresses':[{'kind':'work','city':'Oulu'}]}",
                // what one of them had alone is not shared any more
                "{'phones':['+1'],'shared':['+1']} | {'phones':['+1']} | {'phones':['+1']}",
                "{'phones':['+1'],'shared':['+1']} | {'phones':['+1'],'shared':['+1']} | {'phones':['+1'],'shared':['+1']}",
                "{'phones':['+1']} | {'phones':['+2'],'shared':['+2']} | {'phones':['+1','+2'],'shared':['+2']}",
                // nobody brings themselves
                "{'referredBy':'0199c0de-0001-7000-8000-000000000002'} | {} | {}",
                "{} | {'custom':{'partner':'0199c0de-0001-7000-8000-000000000001'}} | {}"
            })
    void theSurvivorsValueCountsAndGapsAreFilled(String survivor, String other, String merged) {
        // When
        var merging = Merging.of(people(survivor, other), Map.of(), Set.of("referredBy", "custom.partner"));

        // Then
        assertThat(merging.person()).isEqualTo(json(merged));
    }

    @Test
    void whatIsChosenCounts() {
        // Given
        var people = people(
                "{'givenName':'Jan','city':'Sneek','emails':['jan@x.nl'],'custom':{'boat':'Tjalk'}}",
                "{'givenName':'John','street':'Kade 1','emails':['john@x.nl'],'custom':{'boat':'Skûtsje'}}",
                "{'owner':'sara'}");

        // When
        var merging = Merging.of(
                people,
                Map.of("givenName", JOHN, "address", JOHN, "emails", JOHN, "custom.boat", JOHN, "owner", JAN),
                Set.of());

        // Then
        assertThat(merging.person())
                .isEqualTo(json("{'givenName':'John','street':'Kade 1','emails':['john@x.nl','jan@x.nl'],"
                        + "'custom':{'boat':'Skûtsje'},'otherAddresses':[{'kind':'other','city':'Sneek'}]}"));
    }

    @Test
    void ofEachFieldItIsToldWhatThereWasAndWhoseWasTaken() {
        // When
        var merging = Merging.of(
                people("{'tags':['a']}", "{'owner':'sara'}", "{'owner':'anna','tags':['b']}"), Map.of(), Set.of());

        // Then
        assertThat(merging.fields()).hasSize(2).anySatisfy(owner -> {
            assertThat(owner.field()).isEqualTo("owner");
            assertThat(owner.from()).isEqualTo(JOHN);
            assertThat(owner.taken().asText()).isEqualTo("sara");
            assertThat(owner.values()).extracting(MergedField.Value::contactId).containsExactly(JOHN, JEN);
        });
        assertThat(merging.fields()).anySatisfy(tags -> {
            assertThat(tags.field()).isEqualTo("tags");
            assertThat(tags.from()).isNull();
        });
    }

    @Test
    void whoIsNoneOfThemAndWhatIsNoFieldCannotBeChosen() {
        var people = people("{'givenName':'Jan'}", "{'givenName':'John'}");

        assertThatThrownBy(() -> Merging.of(people, Map.of("givenName", JEN), Set.of()))
                .hasMessageContaining("who is none of them");
        assertThatThrownBy(() -> Merging.of(people, Map.of("shoeSize", JAN), Set.of()))
                .hasMessageContaining("'shoeSize', which is none of the fields salutation, givenName");
        assertThatThrownBy(() -> Merging.of(people, Map.of("custom.boat", JAN), Set.of()))
                .hasMessageContaining("'custom.boat'");
        assertThatThrownBy(() -> Merging.of(people, Map.of("city", JAN), Set.of()))
                .hasMessageContaining("'city', which is none of the fields");
    }

    @Test
    void moreThanAPersonMayHaveIsRefused() {
        // Given
        var one = IntStream.range(0, 15).mapToObj(n -> "'a" + n + "'").toList();
        var other = IntStream.range(0, 15).mapToObj(n -> "'b" + n + "'").toList();

        // Then
        assertThatThrownBy(() ->
                        Merging.of(people("{'emails':" + one + "}", "{'emails':" + other + "}"), Map.of(), Set.of()))
                .hasMessageContaining("emails would be 30, and a person has at most 20");
    }

    private static List<Known> people(String... fields) {
        var ids = List.of(JAN, JOHN, JEN);
        return IntStream.range(0, fields.length)
                .mapToObj(place -> new Known(ids.get(place), json(fields[place])))
                .toList();
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
