package io.kring.platform.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.kring.platform.tenant.NoTenantException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.io.CharConversionException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Makes problems that name the field of what Jackson, Bean Validation and Quarkus REST refuse. */
public class ProblemMappers {
    private static final int BEFORE_THE_LIBRARY = 1;

    @ServerExceptionMapper(priority = BEFORE_THE_LIBRARY)
    public Response invalid(ConstraintViolationException e) {
        return Violations.problem(e).toResponse();
    }

    /** Named one by one: the nearest class decides, and Quarkus and the library have mappers for some of them. */
    @ServerExceptionMapper(
            value = {
                JacksonException.class,
                JsonParseException.class,
                MismatchedInputException.class,
                InvalidFormatException.class,
                UnrecognizedPropertyException.class,
                ValueInstantiationException.class
            },
            priority = BEFORE_THE_LIBRARY)
    public Response notJson(JacksonException e) {
        return JsonProblems.of(e).toResponse();
    }

    /** Bytes that look like UTF-16 or UTF-32, and are neither. */
    @ServerExceptionMapper(priority = BEFORE_THE_LIBRARY)
    public Response notText(CharConversionException e) {
        return Problems.badRequest("body", "is not JSON in UTF-8").toResponse();
    }

    /** Two updates of one version, both checked before either was stored. */
    @ServerExceptionMapper(priority = BEFORE_THE_LIBRARY)
    public Response changed(OptimisticLockException e) {
        return Problems.header(
                        Status.PRECONDITION_FAILED, HttpHeaders.IF_MATCH, "names a version that was changed meanwhile")
                .toResponse();
    }

    /** Quarkus REST wraps what Jackson says, and drops it. Headers such as Retry-After stay, but for those of a body. */
    @ServerExceptionMapper(priority = BEFORE_THE_LIBRARY)
    public Response refused(WebApplicationException e) {
        if (e.getCause() instanceof JacksonException json) {
            return JsonProblems.of(json).toResponse();
        }
        var status = e.getResponse().getStatusInfo();
        var problem = HttpProblem.builder().withStatus(status).withTitle(status.getReasonPhrase());
        e.getResponse().getStringHeaders().forEach((name, values) -> {
            if (!name.regionMatches(true, 0, "Content-", 0, "Content-".length())) {
                problem.withHeader(name, String.join(", ", values));
            }
        });
        return problem.build().toResponse();
    }

    @ServerExceptionMapper(
            value = {UnauthorizedException.class, AuthenticationFailedException.class},
            priority = BEFORE_THE_LIBRARY)
    public Response unauthorized(SecurityException e) {
        return HttpProblem.builder()
                .withStatus(Status.UNAUTHORIZED)
                .withTitle(Status.UNAUTHORIZED.getReasonPhrase())
                .withDetail("A valid bearer token is needed")
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build()
                .toResponse();
    }

    @ServerExceptionMapper(priority = BEFORE_THE_LIBRARY)
    public Response noTenant(NoTenantException e) {
        return HttpProblem.valueOf(Status.FORBIDDEN, "The request says nothing of a tenant")
                .toResponse();
    }
}
