package io.kring.contacts.permission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.TreeSet;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * No answer leaves with what is hidden from whom it is for, or before it is written down that they read what is sensitive. What
 * streams takes care of that itself.
 */
public class RedactionFilter {
    private static final Logger LOG = Logger.getLogger(RedactionFilter.class);
    private static final MediaType PROBLEM = MediaType.valueOf("application/problem+json");

    private final RequestGrants request;
    private final ReadLog log;
    private final ObjectMapper json;

    public RedactionFilter(RequestGrants request, ReadLog log, ObjectMapper json) {
        this.request = request;
        this.log = log;
        this.json = json;
    }

    @ServerResponseFilter(priority = Priorities.USER)
    public void redact(ContainerRequestContext context, ContainerResponseContext response) {
        var grants = request.grants();
        var entity = (@Nullable Object) response.getEntity();
        if ((grants.limits().isEmpty() && grants.sensitive().isEmpty()) || entity == null || isOther(entity)) {
            return;
        }
        var path = AccessFilter.path(context);
        var person = AccessFilter.person(path);
        var answer = tree(entity);
        var redaction = new Redaction(grants);
        redaction.apply(answer, person, AccessFilter.isOfPeople(path));
        try {
            var read = new TreeSet<>(redaction.read());
            var people = new TreeSet<>(redaction.people());
            var field = AccessFilter.field(path);
            if (field != null && grants.isSensitive(field)) {
                read.add(field);
                people.addAll(person == null ? List.of() : List.of(person));
            }
            if (!read.isEmpty()) {
                log.begin().read(read, people);
            }
        } catch (RuntimeException e) {
            LOG.error("A read of sensitive fields cannot be written down", e);
            refuse(response);
            return;
        }
        if (!grants.limits().isEmpty() && answer.isContainerNode()) {
            response.setEntity(entity instanceof String ? answer.toString() : answer);
        }
    }

    private static void refuse(ContainerResponseContext response) {
        var problem = HttpProblem.valueOf(
                Status.SERVICE_UNAVAILABLE,
                "It cannot be written down that sensitive fields are read; ask again later");
        response.setStatus(problem.getStatusCode());
        response.setEntity(problem, new Annotation[0], PROBLEM);
    }

    private static boolean isOther(Object entity) {
        return entity instanceof HttpProblem
                || entity instanceof StreamingOutput
                || entity instanceof InputStream
                || entity instanceof byte[];
    }

    /** Kept answers, which are given again, are JSON already. */
    private JsonNode tree(Object entity) {
        if (entity instanceof String text) {
            try {
                return json.readTree(text);
            } catch (JsonProcessingException e) {
                return json.nullNode();
            }
        }
        return json.valueToTree(entity);
    }
}
