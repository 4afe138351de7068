package io.kring.leads.lead;

import com.fasterxml.jackson.databind.JsonNode;
import io.kring.leads.consent.Consent;
import io.kring.leads.opportunity.OpportunityView;
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

@Path("/leads")
@RolesAllowed({Roles.ADMIN, Roles.SALES, Roles.MARKETING})
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Leads", description = "Interest that people showed")
public class LeadResource {
    private final LeadService service;
    private final LeadReader reader;
    private final MergePatch patches;
    private final CurrentUser user;

    LeadResource(LeadService service, LeadReader reader, MergePatch patches, CurrentUser user) {
        this.service = service;
        this.reader = reader;
        this.patches = patches;
        this.user = user;
    }

    @POST
    @Idempotent
    @Operation(
            summary = "Write a lead down",
            description =
                    "After a call or at a fair. An e-mail address or a phone number is needed; the contact is found or made"
                            + " from it within a second")
    @APIResponseSchema(value = LeadView.class, responseCode = "201")
    public Response create(@NotNull @Valid LeadInput input) {
        var lead = service.create(input, user.name());
        return Responses.created("/api/v1/leads/" + lead.leadId())
                .tag(ETags.of(lead.version()))
                .entity(lead)
                .build();
    }

    @GET
    @Operation(
            summary = "List leads, the newest first",
            description = "filter is a CEL expression, such as state == 'new' && country == 'NL'")
    public Page<LeadView> list(
            @QueryParam("filter") @Nullable String filter,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        return reader.list(Filters.compile(LeadReader.FIELDS, filter), PageQuery.of(limit, after));
    }

    @GET
    @Path("/{id}")
    @Operation(
            summary = "Read a lead",
            description = "What somebody told of themselves, from where, and the contact that they became")
    @APIResponseSchema(value = LeadView.class, responseCode = "200")
    public Response get(UUID id) {
        return answer(reader.get(id));
    }

    @GET
    @Path("/{id}/consents")
    @Operation(
            summary = "Read what was agreed to with a lead",
            description = "With the proof; what holds now is known of the contact")
    public List<Consent> consents(UUID id) {
        return service.consents(id);
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, MergePatch.MEDIA_TYPE})
    @Operation(
            summary = "Change the state, company or note of a lead",
            description =
                    "JSON Merge Patch (RFC 7396); If-Match carries the ETag that was read. 409 where the state cannot follow"
                            + " the present one")
    @APIResponseSchema(value = LeadView.class, responseCode = "200")
    public Response update(
            UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @NotNull JsonNode patch) {
        var now = reader.get(id);
        ETags.check(ifMatch, now.version());
        var change = patches.apply(now.asChange(), patch, LeadChange.class);
        return answer(service.change(id, change, now.version()));
    }

    @POST
    @Path("/{id}/conversion")
    @RolesAllowed({Roles.ADMIN, Roles.SALES})
    @Idempotent
    @Operation(
            summary = "Make an opportunity of a lead",
            description = "409 where it was done before, the lead is disqualified, or its contact is not known yet")
    @APIResponseSchema(value = OpportunityView.class, responseCode = "201")
    public Response convert(UUID id, @NotNull @Valid Conversion conversion) {
        var opportunity = service.convert(id, conversion, user.name());
        return Responses.created("/api/v1/opportunities/" + opportunity.opportunityId())
                .tag(ETags.of(opportunity.version()))
                .entity(opportunity)
                .build();
    }

    private static Response answer(LeadView lead) {
        return Response.ok(lead).tag(ETags.of(lead.version())).build();
    }
}
