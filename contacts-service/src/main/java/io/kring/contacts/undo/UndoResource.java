package io.kring.contacts.undo;

import io.kring.contacts.change.Flags;
import io.kring.contacts.merge.Merges;
import io.kring.platform.idempotency.Idempotent;
import io.kring.platform.security.CurrentUser;
import io.kring.platform.security.Roles;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/changes/{id}/undo")
@RolesAllowed({Roles.ADMIN, Roles.SALES, Roles.MARKETING, Roles.SUPPORT})
@RunOnVirtualThread
@Tag(name = "Contacts")
public class UndoResource {
    static final Set<String> MAY = Set.of(Roles.ADMIN, Roles.SALES, Roles.MARKETING, Roles.SUPPORT);

    private final UndoService service;
    private final Merges merges;
    private final CurrentUser user;
    private final SecurityIdentity identity;

    UndoResource(UndoService service, Merges merges, CurrentUser user, SecurityIdentity identity) {
        this.service = service;
        this.merges = merges;
        this.user = user;
        this.identity = identity;
    }

    @POST
    @Idempotent
    @Operation(
            summary = "Undo a change, an import or another undo",
            description =
                    "Everybody whom it touched becomes as they were before: made people are removed, deleted ones come"
                            + " back, and of the others each field that it changed gets its value back, unless it was changed again since:"
                            + " that is listed as a conflict and stays. What concerns a merge is undone by who may merge. The id is in a person's history; that of an import is the"
                            + " import's. dryRun tells what will happen and does nothing. What touched more than 500 people is undone by a job: the"
                            + " answer comes when it is done, or after ten seconds while it goes on (Prefer: wait=50 waits longer)")
    @APIResponseSchema(value = UndoReceipt.class, responseCode = "200")
    public Response undo(
            UUID id,
            @Parameter(schema = @Schema(type = SchemaType.BOOLEAN)) @QueryParam("dryRun") @Nullable String dryRun,
            @HeaderParam("Prefer") @Nullable String prefer) {
        var dry = Flags.of("dryRun", dryRun);
        if (merges.isOf(id) && UnmergeResource.MAY.stream().noneMatch(identity::hasRole)) {
            throw new ForbiddenException();
        }
        return Response.ok(service.undo(id, user.name(), dry, prefer)).build();
    }
}
