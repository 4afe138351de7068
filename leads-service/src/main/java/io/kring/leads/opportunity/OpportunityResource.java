package io.kring.leads.opportunity;

import com.fasterxml.jackson.databind.JsonNode;
import io.kring.platform.http.ETags;
import io.kring.platform.http.Filters;
import io.kring.platform.http.MergePatch;
import io.kring.platform.http.Responses;
import io.kring.platform.idempotency.Idempotent;
import io.kring.platform.page.Page;
import io.kring.platform.page.PageQuery;
import io.kring.platform.security.CurrentUser;
import io.kring.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/opportunities")
@RolesAllowed({Roles.ADMIN, Roles.SALES})
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Opportunities", description = "Sales in sight")
public class OpportunityResource {
    private final OpportunityService service;
    private final OpportunityReader reader;
    private final MergePatch patches;
    private final CurrentUser user;

    OpportunityResource(OpportunityService service, OpportunityReader reader, MergePatch patches, CurrentUser user) {
        this.service = service;
        this.reader = reader;
        this.patches = patches;
        this.user = user;
    }

    @POST
    @Idempotent
    @Operation(
            summary = "Open an opportunity",
            description = "For a contact that no lead came of; 422 where there is no such contact")
    @APIResponseSchema(value = OpportunityView.class, responseCode = "201")
    public Response create(@NotNull @Valid OpportunityInput input) {
        var opportunity = service.create(input, user.name());
        return Responses.created("/api/v1/opportunities/" + opportunity.opportunityId())
                .tag(ETags.of(opportunity.version()))
                .entity(opportunity)
                .build();
    }

    @GET
    @Operation(
            summary = "List opportunities, the newest first",
            description = "filter is a CEL expression, such as stage == 'proposal' && amount > 1000.0")
    public Page<OpportunityView> list(
            @QueryParam("filter") @Nullable String filter,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        return reader.list(Filters.compile(OpportunityReader.FIELDS, filter), PageQuery.of(limit, after));
    }

    @GET
    @Path("/{id}")
    @Operation(
            summary = "Read an opportunity",
            description =
                    "Its stage, amount and contact; its version, which is also its ETag, goes into If-Match of a change")
    @APIResponseSchema(value = OpportunityView.class, responseCode = "200")
    public Response get(UUID id) {
        return answer(reader.get(id));
    }

    @GET
    @Path("/{id}/stages")
    @Operation(summary = "Read the stages that an opportunity went through", description = "The first one first")
    public List<StageHistory.Step> stages(UUID id) {
        return service.stages(id);
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, MergePatch.MEDIA_TYPE})
    @Operation(
            summary = "Change the name, amount or stage of an open opportunity",
            description =
                    "JSON Merge Patch (RFC 7396); If-Match carries the ETag that was read. 409 where it is closed")
    @APIResponseSchema(value = OpportunityView.class, responseCode = "200")
    public Response update(
            UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @NotNull JsonNode patch) {
        var now = reader.get(id);
        ETags.check(ifMatch, now.version());
        var change = patches.apply(now.asChange(), patch, OpportunityChange.class);
        return answer(service.change(id, change, now.version(), user.name()));
    }

    @POST
    @Path("/{id}/closing")
    @Idempotent
    @Operation(summary = "Win or lose an opportunity", description = "409 where it is closed already")
    @APIResponseSchema(value = OpportunityView.class, responseCode = "200")
    public Response close(UUID id, @NotNull @Valid Closing closing) {
        return answer(service.close(id, closing, user.name()));
    }

    private static Response answer(OpportunityView opportunity) {
        return Response.ok(opportunity).tag(ETags.of(opportunity.version())).build();
    }
}
