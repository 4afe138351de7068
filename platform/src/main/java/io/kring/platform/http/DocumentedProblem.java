package io.kring.platform.http;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** The problems (RFC 9457) as the OpenAPI document describes them, each once. */
enum DocumentedProblem {
    BAD_REQUEST(400, "A parameter, header or field cannot be read or breaks a rule; errors names each"),
    UNAUTHORIZED(401, "There is no valid bearer token"),
    FORBIDDEN(403, "None of the caller's roles allows it, or the token names no tenant"),
    NOT_FOUND(404, "There is none that the caller may see"),
    CONFLICT(409, "It contradicts what is stored"),
    PRECONDITION_FAILED(412, "If-Match names another version than the stored one: read it again"),
    CONTENT_TOO_LARGE(413, "The body is larger than is taken here"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body has another Content-Type than is taken here"),
    UNPROCESSABLE_CONTENT(
            422, "Understood, but it cannot be done with this value; or the Idempotency-Key came with another request"),
    PRECONDITION_REQUIRED(428, "If-Match is missing: send the ETag of the record that was read"),
    TOO_MANY_REQUESTS(429, "From the gateway: Retry-After says in how many seconds to try again");

    static final String SCHEMA = "Problem";

    private final String status;
    private final String meaning;

    DocumentedProblem(int status, String meaning) {
        this.status = Integer.toString(status);
        this.meaning = meaning;
    }

    static Optional<DocumentedProblem> of(String status) {
        return Arrays.stream(values())
                .filter(problem -> problem.status.equals(status))
                .findFirst();
    }

    APIResponse reference() {
        return OASFactory.createAPIResponse().ref(component());
    }

    String component() {
        return SCHEMA + status;
    }

    APIResponse response() {
        var content = OASFactory.createContent()
                .addMediaType(
                        "application/problem+json",
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref(SCHEMA)));
        return OASFactory.createAPIResponse().description(meaning).content(content);
    }

    static Schema schema() {
        var error = object().addProperty("field", text("Of the request: a field, parameter or header"))
                .addProperty("message", text("What is wrong with it"))
                .required(List.of("field", "message"));
        return object().description("What is wrong with the request, by RFC 9457")
                .addProperty("status", OASFactory.createSchema().addType(SchemaType.INTEGER))
                .addProperty("title", text("The status in words"))
                .addProperty("detail", text("The first of the errors, as a sentence"))
                .addProperty(
                        "errors",
                        OASFactory.createSchema().addType(SchemaType.ARRAY).items(error))
                .required(List.of("status", "title"));
    }

    private static Schema object() {
        return OASFactory.createSchema().addType(SchemaType.OBJECT);
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(SchemaType.STRING).description(description);
    }
}
