package io.kring.leads.form;

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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/forms")
@RolesAllowed({Roles.ADMIN, Roles.MARKETING})
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Forms", description = "Web forms, where leads come from")
public class FormResource {
    private final FormService service;
    private final CurrentUser user;

    FormResource(FormService service, CurrentUser user) {
        this.service = service;
        this.user = user;
    }

    @POST
    @Idempotent
    @Operation(
            summary = "Define a form",
            description =
                    "It is not changed afterwards, because its words are the proof of consent. 409 where the slug is taken")
    @APIResponseSchema(value = Form.class, responseCode = "201")
    public Response create(@NotNull @Valid FormInput input) {
        var form = service.create(input, user.name());
        return Responses.created("/api/v1/forms/" + form.formId()).entity(form).build();
    }

    @GET
    @Operation(
            summary = "List forms, the newest first",
            description = "Each with its fields, its consent texts and its slug, which is part of its public address")
    public Page<Form> list(@QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        return service.list(PageQuery.of(limit, after));
    }

    @GET
    @Path("/{id}")
    @Operation(
            summary = "Read a form",
            description = "Its fields, its consent texts and its slug, which is part of its public address")
    public Form get(UUID id) {
        return service.get(id);
    }
}
