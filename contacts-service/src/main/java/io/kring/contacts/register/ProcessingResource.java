package io.kring.contacts.register;

import com.fasterxml.jackson.databind.JsonNode;
import io.kring.platform.http.ETags;
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
import jakarta.ws.rs.DELETE;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/privacy/register/entries")
@RolesAllowed({Roles.ADMIN, Roles.SUPPORT})
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Register of processing")
public class ProcessingResource {
    private final RegisterService service;
    private final RegisterRepository repository;
    private final MergePatch patches;
    private final CurrentUser user;

    ProcessingResource(RegisterService service, RegisterRepository repository, MergePatch patches, CurrentUser user) {
        this.service = service;
        this.repository = repository;
        this.patches = patches;
        this.user = user;
    }

    @POST
    @RolesAllowed(Roles.ADMIN)
    @Idempotent
    @Operation(
            summary = "Add what the company does with personal data outside of Kring",
            description = "409 where there are 500 already")
    @APIResponseSchema(value = ProcessingView.class, responseCode = "201")
    public Response add(@NotNull @Valid ProcessingInput input) {
        var entry = service.add(input, user.name());
        return Responses.created("/api/v1/privacy/register/entries/" + entry.entryId())
                .tag(ETags.of(entry.version()))
                .entity(entry)
                .build();
    }

    @GET
    @Operation(
            summary = "List what the company does with personal data outside of Kring, the oldest entry first",
            description = "What Kring itself does is in the register without being written here")
    public Page<ProcessingView> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        return repository.list(PageQuery.of(limit, after));
    }

    @GET
    @Path("/{id}")
    @Operation(
            summary = "Read one entry",
            description = "Purpose, kinds of people and data, recipients, transfers and terms (GDPR, article 30.1)")
    @APIResponseSchema(value = ProcessingView.class, responseCode = "200")
    public Response get(UUID id) {
        return answer(service.get(id));
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed(Roles.ADMIN)
    @Consumes({MediaType.APPLICATION_JSON, MergePatch.MEDIA_TYPE})
    @Operation(
            summary = "Change an entry",
            description = "JSON Merge Patch (RFC 7396); If-Match carries the ETag that was read")
    @APIResponseSchema(value = ProcessingView.class, responseCode = "200")
    public Response change(
            UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @NotNull JsonNode patch) {
        var now = service.get(id);
        ETags.check(ifMatch, now.version());
        var input = patches.apply(now.entry(), patch, ProcessingInput.class);
        return answer(service.change(now, input, user.name()));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Delete an entry", description = "If-Match carries the ETag that was read")
    @APIResponse(responseCode = "204", description = "It is gone")
    public void delete(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        var now = service.get(id);
        ETags.check(ifMatch, now.version());
        service.delete(now);
    }

    private static Response answer(ProcessingView entry) {
        return Response.ok(entry).tag(ETags.of(entry.version())).build();
    }
}
