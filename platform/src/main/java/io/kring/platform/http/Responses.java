package io.kring.platform.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.Response.Status;

/** Answers that services give alike. */
public final class Responses {
    private Responses() {}

    /**
     * 201 with the place of what was made.
     *
     * @param path below the host, such as {@code /api/v1/contacts/…}: right for whoever came through the gateway, too
     */
    public static ResponseBuilder created(String path) {
        return Response.status(Status.CREATED).header(HttpHeaders.LOCATION, path);
    }
}
