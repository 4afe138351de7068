package io.kring.contacts.permission;

import io.kring.contacts.permission.Grants.Asker;
import io.kring.platform.problem.Problems;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.PathSegment;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Who may not see a person finds none at any address below theirs, and who may not see consent or the timeline is told so there:
 * also at addresses that are yet to be made.
 */
public class AccessFilter {
    private static final int AFTER_THE_TENANT = Priorities.USER + 100;

    private static final Set<String> READS = Set.of("GET", "HEAD");

    private static final Map<String, String> BELOW_A_PERSON = Map.of(
            "consents", PersonFields.CONSENTS,
            "consent-requests", PersonFields.CONSENTS,
            "channel-switch", PersonFields.CONSENTS,
            "preference-link", PersonFields.CONSENTS,
            "timeline", PersonFields.TIMELINE);

    private final SecurityIdentity identity;
    private final RequestGrants request;
    private final Visible visible;

    public AccessFilter(SecurityIdentity identity, RequestGrants request, Visible visible) {
        this.identity = identity;
        this.request = request;
        this.visible = visible;
    }

    @ServerRequestFilter(priority = AFTER_THE_TENANT)
    public void check(ContainerRequestContext context) {
        if (identity.isAnonymous()) {
            return;
        }
        request.of(new Asker(identity.getPrincipal().getName(), identity.getRoles()));
        var path = path(context);
        var grants = request.grants();
        if (!grants.isLimited()) {
            return;
        }
        var field = field(path);
        if (field != null) {
            if (READS.contains(context.getMethod())) {
                grants.requireSeen(field);
            } else {
                grants.requireChange(field);
            }
        }
        var person = person(path);
        if (person != null && !grants.seesAll() && !visible.is(person)) {
            throw Problems.notFound("contact", person);
        }
    }

    /** Below {@code /api/v1}. */
    static List<String> path(ContainerRequestContext context) {
        var segments = context.getUriInfo().getPathSegments().stream()
                .map(PathSegment::getPath)
                .filter(segment -> !segment.isEmpty())
                .toList();
        return segments.size() > 2 && segments.getFirst().equals("api")
                ? segments.subList(2, segments.size())
                : segments;
    }

    /** Whom the path names. */
    static @Nullable UUID person(List<String> path) {
        if (path.size() < 2 || !isOfPeople(path)) {
            return null;
        }
        try {
            return UUID.fromString(path.get(1));
        } catch (IllegalArgumentException noId) {
            return null;
        }
    }

    static boolean isOfPeople(List<String> path) {
        return !path.isEmpty() && path.getFirst().equals("contacts");
    }

    /** What is told there as a whole. */
    static @Nullable String field(List<String> path) {
        if (isOfPeople(path)) {
            return path.size() < 3 ? null : BELOW_A_PERSON.get(path.get(2));
        }
        return !path.isEmpty() && path.getFirst().equals("activities") ? PersonFields.TIMELINE : null;
    }
}
