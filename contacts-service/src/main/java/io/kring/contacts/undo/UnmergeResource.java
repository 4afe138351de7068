package io.kring.contacts.undo;

import io.kring.contacts.change.Flags;
import io.kring.contacts.merge.Merges;
import io.kring.contacts.person.ContactReader;
import io.kring.platform.idempotency.Idempotent;
import io.kring.platform.problem.Problems;
import io.kring.platform.security.CurrentUser;
import io.kring.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
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

@Path("/contacts")
@RolesAllowed({Roles.ADMIN, Roles.SALES, Roles.SUPPORT})
@RunOnVirtualThread
@Tag(name = "Contacts")
public class UnmergeResource {
    static final Set<String> MAY = Set.of(Roles.ADMIN, Roles.SALES, Roles.SUPPORT);

    private final UndoService service;
    private final Merges merges;
    private final ContactReader reader;
    private final CurrentUser user;

    UnmergeResource(UndoService service, Merges merges, ContactReader reader, CurrentUser user) {
        this.service = service;
        this.merges = merges;
        this.reader = reader;
        this.user = user;
    }

    @POST
    @Path("/{id}/unmerge")
    @Idempotent
    @Operation(
            summary = "Undo the merge of a person",
            description =
                    "The id is that of who was merged: they are there again as they were, with everybody who was merged in the"
                            + " same request, and so is what belongs to them in all services. The survivor keeps what came after the merge;"
                            + " a field of which the merge had changed the value, and somebody else did since, is listed as a conflict and"
                            + " stays. Whoever withdrew consent since has withdrawn it as each of them. 409 where the person is not merged,"
                            + " or the survivor was merged into somebody else later, which is to be undone first. The same as"
                            + " POST /changes/{changeId}/undo")
    @APIResponseSchema(value = UndoReceipt.class, responseCode = "200")
    public Response unmerge(
            UUID id,
            @Parameter(schema = @Schema(type = SchemaType.BOOLEAN)) @QueryParam("dryRun") @Nullable String dryRun) {
        var dry = Flags.of("dryRun", dryRun);
        var change = merges.change(id).orElseThrow(() -> notMerged(id));
        return Response.ok(service.undo(change, user.name(), dry, null)).build();
    }

    private RuntimeException notMerged(UUID id) {
        return reader.find(id).isPresent()
                ? Problems.conflict(
                        "id",
                        "is of a person who is not merged; GET /contacts/" + id
                                + "/merges lists who was merged into them")
                : merges.missing(id);
    }
}
