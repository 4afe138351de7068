package io.kring.contacts.importing;

import io.kring.platform.problem.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Files of people may be large; any other body is held to the limit that the other services have. */
public class BodyLimit {
    private static final int LIMIT = 1 << 20;
    private static final Set<String> FILES = Set.of(
            "csv",
            "tab-separated-values",
            "x-ndjson",
            "vcard",
            "vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    /** A body that did not tell its length was longer than it may be. */
    static final class TooLongException extends IOException {}

    @ServerRequestFilter
    public void limit(ContainerRequestContext request) {
        if (!request.hasEntity() || isFile(request.getMediaType())) {
            return;
        }
        if (request.getLength() > LIMIT) {
            throw tooLong();
        }
        if (request.getLength() < 0) {
            request.setEntityStream(new Limited(request.getEntityStream()));
        }
    }

    @ServerExceptionMapper
    public Response tooLong(TooLongException e) {
        return tooLong().toResponse();
    }

    private static boolean isFile(@Nullable MediaType type) {
        return type != null && FILES.contains(type.getSubtype().toLowerCase(Locale.ROOT));
    }

    private static HttpProblem tooLong() {
        return Problems.header(Response.Status.REQUEST_ENTITY_TOO_LARGE, "body", "is longer than " + LIMIT + " bytes");
    }

    private static final class Limited extends FilterInputStream {
        private int left = LIMIT;

        Limited(InputStream stream) {
            super(stream);
        }

        @Override
        public int read() throws IOException {
            var read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            var read = super.read(bytes, from, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) throws IOException {
            left -= read;
            if (left < 0) {
                throw new TooLongException();
            }
        }
    }
}
