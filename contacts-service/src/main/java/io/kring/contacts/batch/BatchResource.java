package io.kring.contacts.batch;

import io.kring.contacts.change.Change;
import io.kring.contacts.contact.OnDuplicate;
import io.kring.platform.idempotency.Idempotent;
import io.kring.platform.security.CurrentUser;
import io.kring.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/contacts")
@RolesAllowed({Roles.ADMIN, Roles.SALES, Roles.SUPPORT})
@RunOnVirtualThread
@Tag(name = "Contacts")
public class BatchResource {
    private final BatchService service;
    private final CurrentUser user;

    BatchResource(BatchService service, CurrentUser user) {
        this.service = service;
        this.user = user;
    }

    @POST
    @Path("/batch")
    @Idempotent
    @Operation(
            summary = "Add, change or delete up to 1,000 people",
            description =
                    "Each item is done by itself and has a status of its own; the answer is 200 whatever became of them, and all"
                            + " that was done can be undone by its changeId. Somebody who is certainly known already is a 409 with"
                            + " the candidates, unless the header Kring-Allow-Duplicates is true")
    @APIResponseSchema(value = BatchResult.class, responseCode = "200")
    public Response run(
            @NotNull @Valid BatchInput batch,
            @Parameter(schema = @Schema(type = SchemaType.BOOLEAN)) @HeaderParam(OnDuplicate.HEADER) @Nullable
                    String allowDuplicates) {
        var duplicates = OnDuplicate.ofHeader(allowDuplicates);
        return Response.ok(service.run(batch.items(), Change.request(user.name()), duplicates))
                .build();
    }
}
