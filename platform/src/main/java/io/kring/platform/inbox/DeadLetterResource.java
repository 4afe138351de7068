package io.kring.platform.inbox;

import io.kring.platform.problem.Problems;
import io.kring.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** For operators, on the service itself: what could not be processed, and another try after the cause is mended. */
@Path("/ops/dead-letters")
@RolesAllowed(Roles.ADMIN)
@RunOnVirtualThread
@Tag(name = "Operations", description = "For operators, on the service itself")
public class DeadLetterResource {
    private static final int SHOWN = 500;

    private final DeadLetters deadLetters;
    private final Inbox inbox;

    DeadLetterResource(DeadLetters deadLetters, Inbox inbox) {
        this.deadLetters = deadLetters;
        this.inbox = inbox;
    }

    @GET
    @Operation(
            summary = "List the events that could not be processed",
            description = "The oldest first, each with its reason; they wait until somebody replays them")
    public List<DeadLetter> open() {
        return deadLetters.open(SHOWN);
    }

    @POST
    @Path("/{id}/replay")
    @Operation(
            summary = "Process an event again",
            description = "After what stopped it has been mended; 409 where it failed again")
    @APIResponse(responseCode = "204", description = "Done")
    public void replay(UUID id) {
        var letter = deadLetters.find(id).orElseThrow(() -> Problems.notFound("dead letter", id));
        try {
            inbox.replay(letter.listener(), letter.event(), () -> deadLetters.close(id));
        } catch (RuntimeException e) {
            throw Problems.conflict("id", "failed again: " + e);
        }
    }
}
