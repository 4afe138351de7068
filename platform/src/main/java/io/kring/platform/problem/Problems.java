package io.kring.platform.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.Response.StatusType;
import java.util.List;

/** The problems (RFC 9457) that services answer with; each names the field and what is wrong with it. */
public final class Problems {
    /** A field of the request and what it must be. */
    public record FieldError(String field, String message) {}

    private Problems() {}

    /** 400: a parameter or field that cannot be read. */
    public static HttpProblem badRequest(String field, String message) {
        return ofField(Status.BAD_REQUEST, field, message);
    }

    /** 422: understood, but it cannot be done with this value. */
    public static HttpProblem unprocessable(String field, String message) {
        return ofField(UNPROCESSABLE, field, message);
    }

    /** 403: a field that the caller's roles may not see or change. */
    public static HttpProblem forbidden(String field, String message) {
        return ofField(Status.FORBIDDEN, field, message);
    }

    /** 404: there is none with this id that the caller may see. */
    public static HttpProblem notFound(String what, Object id) {
        return HttpProblem.valueOf(Status.NOT_FOUND, "There is no " + what + " " + id);
    }

    /** 409: it contradicts what is stored. */
    public static HttpProblem conflict(String field, String message) {
        return ofField(Status.CONFLICT, field, message);
    }

    /** A header that is missing or wrong. */
    public static HttpProblem header(StatusType status, String header, String message) {
        return ofField(status, header, message);
    }

    static HttpProblem ofField(StatusType status, String field, String message) {
        return ofFields(status, List.of(new FieldError(field, message)));
    }

    static HttpProblem ofFields(StatusType status, List<FieldError> errors) {
        var first = errors.getFirst();
        return HttpProblem.builder()
                .withStatus(status)
                .withTitle(status.getReasonPhrase())
                .withDetail(first.field() + " " + first.message())
                .with("errors", errors)
                .build();
    }

    static final StatusType UNPROCESSABLE = new StatusType() {
        @Override
        public int getStatusCode() {
            return 422;
        }

        @Override
        public Status.Family getFamily() {
            return Status.Family.CLIENT_ERROR;
        }

        @Override
        public String getReasonPhrase() {
            return "Unprocessable Content";
        }
    };
}
