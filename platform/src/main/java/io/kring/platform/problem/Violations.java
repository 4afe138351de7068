package io.kring.platform.problem;

import io.kring.platform.problem.Problems.FieldError;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.core.Response.Status;
import java.util.Comparator;

/** What Bean Validation refuses, as a problem that names the fields. */
public final class Violations {
    private Violations() {}

    public static HttpProblem problem(ConstraintViolationException e) {
        return Problems.ofFields(
                Status.BAD_REQUEST,
                e.getConstraintViolations().stream()
                        .map(violation -> new FieldError(field(violation), violation.getMessage()))
                        .sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::message))
                        .toList());
    }

    /** The path without the method and parameter that it starts with: what the caller knows. */
    private static String field(ConstraintViolation<?> violation) {
        var names = new StringBuilder();
        String parameter = null;
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.PARAMETER) {
                parameter = node.getName();
            } else if (node.getKind() == ElementKind.PROPERTY || node.getKind() == ElementKind.CONTAINER_ELEMENT) {
                if (node.isInIterable() && node.getIndex() != null) {
                    names.append('[').append(node.getIndex()).append(']');
                }
                if (node.getKind() == ElementKind.PROPERTY) {
                    names.append(names.isEmpty() ? "" : ".").append(node.getName());
                }
            }
        }
        return !names.isEmpty() ? names.toString() : parameter == null || isBody(violation) ? "body" : parameter;
    }

    private static boolean isBody(ConstraintViolation<?> violation) {
        var value = violation.getInvalidValue();
        return value == null || value.getClass().isRecord();
    }
}
