package io.kring.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kring.platform.problem.Problems;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The answers given to requests with an idempotency key. */
@ApplicationScoped
class IdempotencyKeys {
    record Kept(
            String requestHash,
            int status,
            Map<String, String> headers,
            @Nullable String body) {
        Response answer(String hash) {
            if (!hash.equals(requestHash)) {
                throw Problems.unprocessable("Idempotency-Key", "was used for another request; take a new key");
            }
            var response = Response.status(status).header("Idempotent-Replay", "true");
            headers.forEach(response::header);
            return body == null
                    ? response.build()
                    : response.entity(body).type(MediaType.APPLICATION_JSON).build();
        }
    }

    private final Jdbi jdbi;
    private final ObjectMapper json;

    IdempotencyKeys(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    /** Takes the key, or finds the answer under it. A repeat that comes while the first is at work waits for its commit. */
    Optional<Kept> claim(String key, String hash) {
        return jdbi.withHandle(handle -> {
            var claimed = handle.execute(
                    "insert into idempotency_key (tenant_id, key, request_hash) values (?, ?, ?) on conflict do nothing",
                    Tenant.current(),
                    key,
                    hash);
            if (claimed == 1) {
                return Optional.empty();
            }
            return Optional.of(handle.createQuery(
                            "select request_hash, status, headers, body from idempotency_key where tenant_id = ? and key = ?")
                    .bind(0, Tenant.current())
                    .bind(1, key)
                    .map((row, context) ->
                            new Kept(row.getString(1), row.getInt(2), headers(row.getString(3)), row.getString(4)))
                    .one());
        });
    }

    void keep(String key, Response answer) throws JsonProcessingException {
        var headers = new TreeMap<String, String>();
        for (var name : answer.getStringHeaders().keySet()) {
            headers.put(name, answer.getHeaderString(name));
        }
        headers.remove("Content-Type");
        var body = answer.hasEntity() ? json.writeValueAsString(answer.getEntity()) : null;
        var written = json.writeValueAsString(headers);
        jdbi.useHandle(handle -> handle.execute(
                "update idempotency_key set status = ?, headers = ?, body = ? where tenant_id = ? and key = ?",
                answer.getStatus(),
                written,
                body,
                Tenant.current(),
                key));
    }

    private Map<String, String> headers(String written) {
        try {
            return json.readValue(written, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
