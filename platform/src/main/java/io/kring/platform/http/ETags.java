package io.kring.platform.http;

import io.kring.platform.problem.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response.Status;
import org.jspecify.annotations.Nullable;

/** Optimistic concurrency over HTTP (RFC 9110, 13.1.1): an update names the version that it was made from. */
public final class ETags {
    private ETags() {}

    public static EntityTag of(long version) {
        return new EntityTag(Long.toString(version));
    }

    /**
     * @param ifMatch the header; {@code *} accepts any version
     * @throws HttpProblem 428 when there is no header, 412 when it names another version
     */
    public static void check(@Nullable String ifMatch, long version) {
        if (ifMatch == null) {
            throw Problems.header(
                    Status.PRECONDITION_REQUIRED, "If-Match", "is needed: send the ETag of the record you changed");
        }
        if (!ifMatch.equals("*") && !ifMatch.equals("\"" + version + "\"")) {
            throw changed(version);
        }
    }

    /** For the transaction that updates: the record must still have the version that was checked when it was read. */
    public static void check(long read, long version) {
        if (read != version) {
            throw changed(version);
        }
    }

    private static HttpProblem changed(long version) {
        return Problems.header(
                Status.PRECONDITION_FAILED, "If-Match", "names another version; the record is now \"" + version + "\"");
    }
}
