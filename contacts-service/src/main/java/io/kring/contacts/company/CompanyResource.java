package io.kring.contacts.company;

import com.fasterxml.jackson.databind.JsonNode;
import io.kring.contacts.change.Change;
import io.kring.contacts.person.ContactView;
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

@Path("/companies")
@RolesAllowed({Roles.ADMIN, Roles.SALES, Roles.MARKETING, Roles.SUPPORT})
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Companies", description = "The organisations that people belong to")
public class CompanyResource {
    private final CompanyService service;
    private final CompanyReader reader;
    private final MergePatch patches;
    private final CurrentUser user;

    CompanyResource(CompanyService service, CompanyReader reader, MergePatch patches, CurrentUser user) {
        this.service = service;
        this.reader = reader;
        this.patches = patches;
        this.user = user;
    }

    @POST
    @RolesAllowed({Roles.ADMIN, Roles.SALES, Roles.MARKETING, Roles.SUPPORT, Roles.PARTNER})
    @Idempotent
    @Operation(
            summary = "Add a company",
            description = "People belong to it by the companies of a contact, with their role and dates")
    @APIResponseSchema(value = CompanyView.class, responseCode = "201")
    public Response create(@NotNull @Valid CompanyInput input) {
        var company = service.create(input);
        return Responses.created("/api/v1/companies/" + company.companyId())
                .tag(ETags.of(company.version()))
                .entity(company)
                .build();
    }

    @GET
    @Operation(summary = "List companies", description = "filter is a CEL expression, such as city == 'Sneek'")
    public Page<CompanyView> list(
            @QueryParam("filter") @Nullable String filter,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        return reader.list(Filters.compile(CompanyReader.FIELDS, filter), PageQuery.of(limit, after));
    }

    @GET
    @Path("/{id}")
    @Operation(
            summary = "Read a company",
            description = "Its version, which is also its ETag, goes into If-Match of a change")
    @APIResponseSchema(value = CompanyView.class, responseCode = "200")
    public Response get(UUID id) {
        var company = reader.get(id);
        return Response.ok(company).tag(ETags.of(company.version())).build();
    }

    @GET
    @Path("/{id}/contacts")
    @Operation(
            summary = "List the people of a company",
            description = "Also those who belonged to it once; each with role and dates among their companies")
    public Page<ContactView> people(
            UUID id, @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        return reader.people(reader.get(id).companyId(), PageQuery.of(limit, after));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, MergePatch.MEDIA_TYPE})
    @Operation(
            summary = "Change a company",
            description = "JSON Merge Patch (RFC 7396); If-Match carries the ETag that was read")
    @APIResponseSchema(value = CompanyView.class, responseCode = "200")
    public Response update(
            UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @NotNull JsonNode patch) {
        var now = reader.get(id);
        ETags.check(ifMatch, now.version());
        var input = patches.apply(CompanyInput.of(now), patch, CompanyInput.class);
        var company = service.update(id, input, now.version());
        return Response.ok(company).tag(ETags.of(company.version())).build();
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({Roles.ADMIN, Roles.SALES, Roles.SUPPORT})
    @Operation(
            summary = "Delete a company",
            description = "Its people stay, and do not belong to it any more. If-Match carries the ETag that was read")
    @APIResponse(responseCode = "204", description = "It is gone")
    public void delete(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        var now = reader.get(id);
        ETags.check(ifMatch, now.version());
        service.delete(id, now.version(), Change.request(user.name()));
    }
}
