package io.kring.contacts.customfield;

import com.fasterxml.jackson.databind.JsonNode;
import io.kring.platform.http.ETags;
import io.kring.platform.http.MergePatch;
import io.kring.platform.http.Responses;
import io.kring.platform.idempotency.Idempotent;
import io.kring.platform.page.Page;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/custom-fields")
@RolesAllowed({Roles.ADMIN, Roles.SALES, Roles.MARKETING, Roles.SUPPORT, Roles.PARTNER})
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Custom fields", description = "Fields that a company defines for its people")
public class CustomFieldResource {
    private final CustomFieldService service;
    private final FieldIndexes indexes;
    private final TenantDocument document;
    private final MergePatch patches;

    CustomFieldResource(CustomFieldService service, FieldIndexes indexes, TenantDocument document, MergePatch patches) {
        this.service = service;
        this.indexes = indexes;
        this.document = document;
        this.patches = patches;
    }

    @POST
    @RolesAllowed(Roles.ADMIN)
    @Idempotent
    @Operation(
            summary = "Define a field",
            description =
                    "From now on people have it: in the API under custom, in filters as custom.key. 409 where the key is taken")
    @APIResponseSchema(value = CustomFieldView.class, responseCode = "201")
    public Response define(@NotNull @Valid CustomFieldInput input) {
        var field = service.define(input);
        indexes.make(field.key(), field.type());
        return Responses.created("/api/v1/custom-fields/" + field.fieldId())
                .tag(ETags.of(field.version()))
                .entity(field)
                .build();
    }

    @GET
    @Operation(
            summary = "List the custom fields, by their keys; at most 100",
            description = "With their types and choices; those that were archived are left out, and their values kept")
    public Page<CustomFieldView> list() {
        return new Page<>(service.list(), null);
    }

    @GET
    @Path("/openapi.json")
    @Operation(
            summary = "Read the description of the contacts API with the custom fields in it",
            description = "OpenAPI 3.1, as /openapi.json, but for the caller's company")
    @APIResponseSchema(Object.class)
    public JsonNode document() {
        return document.of(service.list());
    }

    @GET
    @Path("/{id}")
    @Operation(
            summary = "Read a custom field",
            description =
                    "Its type, label and choices; its version, which is also its ETag, goes into If-Match of a change")
    @APIResponseSchema(value = CustomFieldView.class, responseCode = "200")
    public Response get(UUID id) {
        var field = service.get(id);
        return Response.ok(field).tag(ETags.of(field.version())).build();
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed(Roles.ADMIN)
    @Consumes({MediaType.APPLICATION_JSON, MergePatch.MEDIA_TYPE})
    @Operation(
            summary = "Change the label or the choices of a field",
            description =
                    "JSON Merge Patch (RFC 7396); If-Match carries the ETag that was read. Values that are stored stay,"
                            + " also where they are no choice any more")
    @APIResponseSchema(value = CustomFieldView.class, responseCode = "200")
    public Response change(
            UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @NotNull JsonNode patch) {
        var now = service.get(id);
        ETags.check(ifMatch, now.version());
        var input = patches.apply(CustomFieldInput.of(now), patch, CustomFieldInput.class);
        var field = service.change(id, input, now.version());
        return Response.ok(field).tag(ETags.of(field.version())).build();
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Take a field away",
            description =
                    "It is not offered any more; its values stay and come back when a field of its key and type is"
                            + " defined again. If-Match carries the ETag that was read")
    @APIResponse(responseCode = "204", description = "It is gone")
    public void archive(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        var now = service.get(id);
        ETags.check(ifMatch, now.version());
        service.archive(id, now.version());
    }
}
