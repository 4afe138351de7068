package io.kring.platform.tenant;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response.Status;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Takes the tenant from the token, or, on public endpoints, from the path parameter {@code tenant}. */
public class TenantFilter {
    private final SecurityIdentity identity;
    private final RequestTenant requestTenant;

    public TenantFilter(SecurityIdentity identity, RequestTenant requestTenant) {
        this.identity = identity;
        this.requestTenant = requestTenant;
    }

    @ServerRequestFilter
    public void resolve(ContainerRequestContext request) {
        var named = request.getUriInfo().getPathParameters().getFirst("tenant");
        var tenant = identity.isAnonymous() ? named : ofToken(named);
        if (tenant != null && Tenant.isName(tenant)) {
            requestTenant.set(tenant);
            MDC.put("tenant", tenant);
        }
    }

    private String ofToken(@Nullable String named) {
        Object claim = identity.getPrincipal() instanceof JsonWebToken token ? token.getClaim("tenant") : null;
        if (!(claim instanceof String claimed)) {
            throw forbidden("The token has no claim 'tenant' with one name");
        }
        if (named != null && !named.equals(claimed)) {
            throw forbidden("The token is of another tenant");
        }
        return claimed;
    }

    private static HttpProblem forbidden(String detail) {
        return HttpProblem.valueOf(Status.FORBIDDEN, detail);
    }
}
