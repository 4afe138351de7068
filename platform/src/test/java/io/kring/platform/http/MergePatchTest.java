package io.kring.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validation;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MergePatchTest {
    record Shelf(
            @Size(max = 3) @Nullable String name,
            int places,
            @Nullable BigDecimal price) {}

    private final ObjectMapper json = new ObjectMapper();
    private final MergePatch patches =
            new MergePatch(json, Validation.buildDefaultValidatorFactory().getValidator());

    /** RFC 7396, Appendix A: those whose patch is an object. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{'a':'b'};                 {'a':'c'};                 {'a':'c'}",
                "{'a':'b'};                 {'b':'c'};                 {'a':'b','b':'c'}",
                "{'a':'b'};                 {'a':null};                {}",
                "{'a':'b','b':'c'};         {'a':null};                {'b':'c'}",
                "{'a':['b']};               {'a':'c'};                 {'a':'c'}",
                "{'a':'c'};                 {'a':['b']};               {'a':['b']}",
                "{'a':{'b':'c'}};           {'a':{'b':'d','c':null}};  {'a':{'b':'d'}}",
                "{'a':[{'b':'c'}]};         {'a':[1]};                 {'a':[1]}",
                "{'e':null};                {'a':1};                   {'e':null,'a':1}",
                "[1,2];                     {'a':'b','c':null};        {'a':'b'}",
                "{};                        {'a':{'bb':{'ccc':null}}}; {'a':{'bb':{}}}",
            })
    void mergesAsTheStandardSays(String now, String patch, String merged) throws JsonProcessingException {
        assertThat(patches.apply(tree(now), tree(patch), JsonNode.class)).isEqualTo(tree(merged));
    }

    /** RFC 7396, Appendix A: the others would put something else in the place of the record. */
    @ParameterizedTest
    @ValueSource(strings = {"['c']", "['d']", "null", "'bar'"})
    void aPatchThatIsNoObjectIsRefused(String patch) throws JsonProcessingException {
        var now = tree("{'a':'foo'}");
        var other = tree(patch);
        assertThatThrownBy(() -> patches.apply(now, other, JsonNode.class))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.getStatusCode()).isEqualTo(400));
    }

    @Test
    void aRecordIsChangedInTheFieldsGivenAndValidated() throws JsonProcessingException {
        // Given
        var shelf = new Shelf("A1", 3, new BigDecimal("12345678901234567.89"));

        // When
        var changed = patches.apply(shelf, tree("{'name':null,'places':4}"), Shelf.class);

        // Then
        assertThat(changed).isEqualTo(new Shelf(null, 4, shelf.price()));
        var tooLong = tree("{'name':'A100'}");
        assertThatThrownBy(() -> patches.apply(shelf, tooLong, Shelf.class))
                .isInstanceOf(ConstraintViolationException.class);
    }

    private JsonNode tree(String text) throws JsonProcessingException {
        return json.readTree(text.replace('\'', '"'));
    }
}
