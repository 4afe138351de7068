package io.kring.analytics.funnel;

import io.kring.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/analytics/funnel")
@RolesAllowed({Roles.ANALYST, Roles.MARKETING, Roles.SALES, Roles.ADMIN})
@RunOnVirtualThread
@Tag(name = "Analytics")
public class FunnelResource {
    private final FunnelReader funnels;

    FunnelResource(FunnelReader funnels) {
        this.funnels = funnels;
    }

    @GET
    @Operation(
            summary = "Read the funnel from lead to sale",
            description = "What happened from 'from' up to, not including, 'to'; both are dates or moments, in UTC")
    public Funnel read(@QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        return funnels.read(Period.of(from, to));
    }
}
