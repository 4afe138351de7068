package io.kring.analytics.campaign;

import io.kring.platform.page.Page;
import io.kring.platform.page.PageQuery;
import io.kring.platform.problem.Problems;
import io.kring.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/analytics/campaigns")
@RolesAllowed({Roles.ANALYST, Roles.MARKETING, Roles.SALES, Roles.ADMIN})
@RunOnVirtualThread
@Tag(name = "Analytics", description = "What campaigns and leads came to")
public class CampaignResource {
    private final CampaignReader results;

    CampaignResource(CampaignReader results) {
        this.results = results;
    }

    @GET
    @Operation(
            operationId = "campaignResultList",
            summary = "List the results of campaigns",
            description = "The campaign that was launched last comes first")
    public Page<CampaignResult> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        return results.list(PageQuery.of(limit, after));
    }

    @GET
    @Path("/{campaignId}")
    @Operation(
            operationId = "campaignResultGet",
            summary = "Read the results of a campaign",
            description = "Computed from the events up to now; 404 until the launch of the campaign was heard of")
    public CampaignResult get(UUID campaignId) {
        return results.find(campaignId).orElseThrow(() -> Problems.notFound("campaign", campaignId));
    }
}
