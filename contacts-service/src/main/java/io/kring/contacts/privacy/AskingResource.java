package io.kring.contacts.privacy;

import io.kring.contacts.change.Flags;
import io.kring.platform.idempotency.Idempotent;
import io.kring.platform.security.CurrentUser;
import io.kring.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/contacts")
@RolesAllowed({Roles.ADMIN, Roles.SUPPORT})
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Privacy", description = "What people may ask for: a copy of all that is kept of them, and to be erased")
public class AskingResource {
    /**
     * A request that was taken. It does not name the person, because the answer is kept for as long as it may be repeated.
     *
     * @param dueAt when the law wants it done
     */
    public record Taken(UUID requestId, RequestState state, Instant dueAt) {}

    private final PrivacyService service;
    private final CurrentUser user;

    AskingResource(PrivacyService service, CurrentUser user) {
        this.service = service;
        this.user = user;
    }

    @POST
    @Path("/{id}/access-requests")
    @Idempotent
    @Operation(
            summary = "Collect all that is kept of a person",
            description =
                    "For the right of access and to data portability (GDPR, Articles 15 and 20). Every service hands over what it"
                            + " keeps, also of those who were merged into the person and of the time before a deletion; the package is"
                            + " at the request when all of them have, for 30 days. Location is the request")
    @APIResponseSchema(value = Taken.class, responseCode = "202")
    public Response access(UUID id) {
        return taken(service.access(id, user.name()));
    }

    @POST
    @Path("/{id}/erasure")
    @RolesAllowed(Roles.ADMIN)
    @Idempotent
    @Operation(
            summary = "Erase a person everywhere",
            description =
                    "For the right to erasure (GDPR, Article 17). The person is gone from this service, with their history, when"
                            + " this answers, and it cannot be undone; every other service erases as soon as it hears of it, one that is"
                            + " down when it is back. Re-scans follow by themselves. Location is the request, which becomes the receipt."
                            + " dryRun counts what there is to erase, and erases nothing. 410 where they were erased before")
    @APIResponseSchema(value = Taken.class, responseCode = "202")
    public Response erase(
            UUID id,
            @Parameter(schema = @Schema(type = SchemaType.BOOLEAN)) @QueryParam("dryRun") @Nullable String dryRun,
            @NotNull @Valid ErasureInput input) {
        return taken(
                Flags.of("dryRun", dryRun)
                        ? service.preview(id, input.reason(), user.name())
                        : service.erase(id, input.reason(), user.name()));
    }

    private static Response taken(PrivacyRequest request) {
        return Response.accepted(new Taken(request.requestId(), request.state(), request.dueAt()))
                .header(HttpHeaders.LOCATION, "/api/v1/privacy/requests/" + request.requestId())
                .build();
    }
}
