package io.kring.campaigns.campaign;

import io.kring.campaigns.recipient.Recipient;
import io.kring.campaigns.recipient.RecipientRepository;
import io.kring.campaigns.recipient.RecipientState;
import io.kring.platform.http.ETags;
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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/campaigns")
@RolesAllowed({Roles.ADMIN, Roles.MARKETING})
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Campaigns", description = "Messages to many people, personal to each")
public class CampaignResource {
    private final CampaignService service;
    private final CampaignReader reader;
    private final RecipientRepository recipients;
    private final CurrentUser user;

    CampaignResource(CampaignService service, CampaignReader reader, RecipientRepository recipients, CurrentUser user) {
        this.service = service;
        this.reader = reader;
        this.recipients = recipients;
        this.user = user;
    }

    @POST
    @Idempotent
    @Operation(
            summary = "Make a campaign",
            description = "Texts are templates: Hoi {contact.givenName ?: 'friend'}. Nothing is sent before the launch")
    @APIResponseSchema(value = CampaignView.class, responseCode = "201")
    public Response create(@NotNull @Valid CampaignInput input) {
        var campaign = service.create(input, user.name());
        return Responses.created("/api/v1/campaigns/" + campaign.campaignId())
                .tag(ETags.of(campaign.tag()))
                .entity(campaign)
                .build();
    }

    @GET
    @Operation(
            summary = "List campaigns",
            description = "The oldest first, with how far each is; next goes into after of the page that follows")
    public Page<CampaignView> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        return reader.list(PageQuery.of(limit, after));
    }

    @GET
    @Path("/{id}")
    @Operation(
            summary = "Read a campaign",
            description =
                    "Before the launch with the size of its audience, afterwards with what became of its messages")
    @APIResponseSchema(value = CampaignView.class, responseCode = "200")
    public Response get(UUID id) {
        var campaign = service.get(id);
        return Response.ok(campaign).tag(ETags.of(campaign.tag())).build();
    }

    @POST
    @Path("/{id}/launch")
    @Idempotent
    @Operation(
            summary = "Launch a campaign",
            description =
                    "Its messages are requested from now on; whom consent or a missing address keeps from getting one is"
                            + " decided when it is sent. If-Match carries the ETag that was read, which also changes with the segment; 409 where"
                            + " it was launched before")
    @APIResponseSchema(value = CampaignView.class, responseCode = "202")
    public Response launch(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        var campaign = service.launch(id, ifMatch, user.name());
        return Response.accepted(campaign).tag(ETags.of(campaign.tag())).build();
    }

    @POST
    @Path("/{id}/stop")
    @Idempotent
    @Operation(
            summary = "Stop a launch",
            description =
                    "No more messages are requested; those that were requested before are not called back, and are sent. 409"
                            + " where no launch is under way")
    @APIResponseSchema(value = CampaignView.class, responseCode = "200")
    public Response stop(UUID id) {
        var campaign = service.stop(id);
        return Response.ok(campaign).tag(ETags.of(campaign.tag())).build();
    }

    @GET
    @Path("/{id}/recipients")
    @Operation(summary = "List what became of each message", description = "state picks those in one state")
    public Page<Recipient> recipients(
            UUID id,
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        var page = PageQuery.of(limit, after);
        return recipients.list(service.found(id).campaignId(), RecipientState.parse(state), page);
    }
}
