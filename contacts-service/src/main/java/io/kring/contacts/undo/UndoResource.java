package io.kring.contacts.undo;

import io.kring.platform.idempotency.Idempotent;
import io.kring.platform.security.CurrentUser;
import io.kring.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/changes/{id}/undo")
@RolesAllowed({Roles.ADMIN, Roles.SALES, Roles.MARKETING, Roles.SUPPORT})
@RunOnVirtualThread
@Tag(name = "Contacts")
public class UndoResource {
    private final UndoService service;
    private final CurrentUser user;

    UndoResource(UndoService service, CurrentUser user) {
        this.service = service;
        this.user = user;
    }

    @POST
    @Idempotent
    @Operation(
            summary = "Undo a change, an import or another undo",
            description =
                    "Everybody whom it touched becomes as they were before: made people are removed, deleted ones come"
                            + " back, and of the others each field that it changed gets its value back, unless it was changed again since:"
                            + " that is listed as a conflict and stays. The id is in a person's history; that of an import is the"
                            + " import's. dryRun tells what will happen and does nothing")
    public UndoReceipt undo(UUID id, @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        return service.undo(id, user.name(), dryRun);
    }
}
