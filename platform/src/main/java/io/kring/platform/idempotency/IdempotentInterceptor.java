package io.kring.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kring.platform.problem.Problems;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jspecify.annotations.Nullable;

/** Runs before the transaction interceptor: the work joins the transaction that holds the key. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
public class IdempotentInterceptor {
    private static final String HEADER = "Idempotency-Key";
    private static final int LONGEST_KEY = 255;

    private final IdempotencyKeys keys;
    private final ObjectMapper json;
    private final HttpHeaders headers;
    private final UriInfo uri;

    IdempotentInterceptor(IdempotencyKeys keys, ObjectMapper json, HttpHeaders headers, UriInfo uri) {
        this.keys = keys;
        this.json = json;
        this.headers = headers;
        this.uri = uri;
    }

    @AroundInvoke
    @Nullable
    Object once(InvocationContext call) throws Exception {
        var key = headers.getHeaderString(HEADER);
        if (key == null) {
            return call.proceed();
        }
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw Problems.badRequest(HEADER, "must have 1 to " + LONGEST_KEY + " characters");
        }
        var hash = hash(call);
        return QuarkusTransaction.requiringNew().call(() -> {
            var known = keys.claim(key, hash);
            if (known.isPresent()) {
                return known.get().answer(hash);
            }
            var answer = (Response) call.proceed();
            keys.keep(key, answer);
            return answer;
        });
    }

    private String hash(InvocationContext call) throws JsonProcessingException {
        var request = new ArrayList<Object>();
        request.add(CurrentRequestManager.get().getMethod());
        request.add(uri.getRequestUri().toString());
        request.add(call.getParameters());
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(request));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
