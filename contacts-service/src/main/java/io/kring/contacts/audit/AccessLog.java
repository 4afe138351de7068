package io.kring.contacts.audit;

import io.kring.contacts.permission.ReadLog;
import io.kring.platform.id.Ids;
import io.kring.platform.tenant.Tenant;
import io.kring.platform.trace.Traces;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The table of reads. What is read in a transaction that fails was read all the same: it is written outside of any. */
@ApplicationScoped
class AccessLog implements ReadLog {
    private static final int MOST_PEOPLE = 1_000;
    private static final int LONGEST_PATH = 2_000;
    private static final int LONGEST_QUERY = 8_000;

    private final Jdbi jdbi;
    private final SecurityIdentity identity;
    private final CurrentVertxRequest request;

    AccessLog(Jdbi jdbi, SecurityIdentity identity, CurrentVertxRequest request) {
        this.jdbi = jdbi;
        this.identity = identity;
        this.request = request;
    }

    /** What is known of a request. */
    private record Request(
            String user,
            String method,
            String path,
            @Nullable String query,
            @Nullable String traceId,
            @Nullable String origin) {}

    @Override
    public Reading begin() {
        var http = request.getCurrent().request();
        var traceparent = Traces.running();
        var seen = new Request(
                identity.getPrincipal().getName(),
                http.method().name(),
                cut(http.path(), LONGEST_PATH),
                http.query() == null ? null : cut(readable(http.query()), LONGEST_QUERY),
                traceparent == null ? null : traceparent.split("-", 3)[1],
                http.remoteAddress() == null ? null : http.remoteAddress().hostAddress());
        return (fields, people) -> write(seen, fields, people);
    }

    /** A row for a thousand people at most. */
    private void write(Request request, Collection<String> fields, Collection<UUID> people) {
        jdbi.useHandle(handle -> {
            var insert = handle.prepareBatch("""
                    insert into access_log (tenant_id, id, at, user_name, method, path, query, fields, people, contact_ids, trace_id, origin)
                    values (?, ?, now(), ?, ?, ?, ?, ?, ?, ?, ?, ?)""");
            var left = List.copyOf(people);
            do {
                var some = left.subList(0, Math.min(left.size(), MOST_PEOPLE));
                left = left.subList(some.size(), left.size());
                insert.add(
                        Tenant.current(),
                        Ids.next(),
                        request.user(),
                        request.method(),
                        request.path(),
                        request.query(),
                        fields.toArray(String[]::new),
                        some.size(),
                        some.toArray(UUID[]::new),
                        request.traceId(),
                        request.origin());
            } while (!left.isEmpty());
            insert.execute();
        });
    }

    /** Without the escapes of URLs, so that it is found by what it names. */
    private static String readable(String query) {
        try {
            return URLDecoder.decode(query, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return query;
        }
    }

    private static String cut(String text, int most) {
        var plain = text.replace('\0', '\uFFFD');
        return plain.length() <= most ? plain : plain.substring(0, most);
    }
}
