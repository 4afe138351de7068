package io.kring.contacts.merge;

import io.kring.contacts.change.Flags;
import io.kring.contacts.person.ContactReader;
import io.kring.platform.http.ETags;
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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/contacts")
@RolesAllowed({Roles.ADMIN, Roles.SALES, Roles.SUPPORT})
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Contacts")
public class MergeResource {
    private final MergeService service;
    private final Merges merges;
    private final ContactReader reader;
    private final CurrentUser user;

    MergeResource(MergeService service, Merges merges, ContactReader reader, CurrentUser user) {
        this.service = service;
        this.merges = merges;
        this.reader = reader;
        this.user = user;
    }

    @POST
    @Path("/{id}/merge")
    @Idempotent
    @Operation(
            summary = "Merge others into a person",
            description =
                    "For several records of the same person. The one in the path survives, and keeps their own values unless"
                            + " another's is chosen; gaps are filled from the others, and lists are united. If-Match carries the"
                            + " survivor's ETag, the body the versions of the others. Their timelines, activities, consent, leads,"
                            + " orders and conversations are found at the survivor from now on, and reading one of the others redirects"
                            + " there. POST /contacts/{id}/unmerge takes it back at any time. dryRun tells what will happen and does"
                            + " nothing; it does without If-Match and versions")
    @APIResponseSchema(value = MergeReceipt.class, responseCode = "200")
    public Response merge(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Parameter(schema = @Schema(type = SchemaType.BOOLEAN)) @QueryParam("dryRun") @Nullable String dryRun,
            @NotNull @Valid MergeInput input) {
        var dry = Flags.of("dryRun", dryRun);
        var receipt = service.merge(id, ifMatch, input, user.name(), dry);
        var answer = Response.ok(receipt);
        return dry
                ? answer.build()
                : answer.tag(ETags.of(receipt.contact().version())).build();
    }

    @GET
    @Path("/{id}/merges")
    @RolesAllowed({Roles.ADMIN, Roles.SALES, Roles.MARKETING, Roles.SUPPORT})
    @Operation(
            summary = "List merges",
            description =
                    "Who was merged into this person, or into somebody who was, and into whom this person was merged; the"
                            + " last first, also those that were undone")
    public Page<Merge> list(
            UUID id, @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        var page = merges.list(id, PageQuery.of(limit, after));
        if (page.items().isEmpty() && reader.find(id).isEmpty()) {
            throw merges.missing(id);
        }
        return page;
    }
}
