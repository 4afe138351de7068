package io.kring.e2e.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An answer over HTTP. */
public record Answer(
        String request,
        int status,
        @Nullable String eTag,
        @Nullable String contentType,
        String body) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Answer of(String request, HttpResponse<String> response) {
        var headers = response.headers();
        return new Answer(
                request,
                response.statusCode(),
                headers.firstValue("ETag").orElse(null),
                headers.firstValue("Content-Type").orElse(null),
                response.body());
    }

    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(request + " answered " + status + " with no JSON: " + body, e);
        }
    }

    /** @throws IllegalStateException that tells the whole answer, where it is none of these */
    public Answer expect(int... statuses) {
        if (Arrays.stream(statuses).noneMatch(expected -> expected == status)) {
            throw new IllegalStateException(request + " answered " + status + ": " + body);
        }
        return this;
    }
}
