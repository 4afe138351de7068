package io.kring.platform.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What is wrong with a JSON document, by field and without the names of Java classes. */
public final class JsonProblems {
    private JsonProblems() {}

    public static HttpProblem of(JacksonException e) {
        return e instanceof JsonMappingException mapping
                ? Problems.badRequest(field(mapping), message(mapping))
                : Problems.badRequest("body", "is not JSON: " + e.getOriginalMessage());
    }

    private static String message(JsonMappingException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown ->
                "is not known here; the fields are "
                        + unknown.getKnownPropertyIds().stream()
                                .map(Object::toString)
                                .sorted()
                                .collect(Collectors.joining(", "));
            case InvalidFormatException wrong
            when wrong.getTargetType() == String.class ->
                "has a character that cannot be stored: NUL, or half of a surrogate pair";
            case InvalidFormatException wrong
            when wrong.getTargetType().isEnum() ->
                "must be one of " + Arrays.toString(wrong.getTargetType().getEnumConstants());
            case InvalidFormatException wrong ->
                "'" + wrong.getValue() + "' is not a " + wrong.getTargetType().getSimpleName();
            default -> "has a value of the wrong type";
        };
    }

    private static String field(JsonMappingException e) {
        var path = e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining());
        return path.isEmpty() ? "body" : path.startsWith(".") ? path.substring(1) : path;
    }
}
