package io.kring.contacts.duplicate.run;

import io.kring.platform.idempotency.Idempotent;
import io.kring.platform.problem.Problems;
import io.kring.platform.security.CurrentUser;
import io.kring.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/duplicate-runs")
@RolesAllowed({Roles.ADMIN, Roles.SALES, Roles.MARKETING, Roles.SUPPORT})
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Duplicates")
public class RunResource {
    private final Runs runs;
    private final RunRepository repository;
    private final CurrentUser user;

    RunResource(Runs runs, RunRepository repository, CurrentUser user) {
        this.runs = runs;
        this.repository = repository;
        this.user = user;
    }

    @POST
    @Idempotent
    @Operation(
            summary = "Search everybody for duplicates",
            description =
                    "In the background, from now on; what is found is listed under /duplicates while it goes on. 409 while the one"
                            + " before is under way")
    @APIResponseSchema(value = RunView.class, responseCode = "202")
    public Response start() {
        var id = runs.start(user.name())
                .orElseThrow(() -> Problems.conflict("runs", "is under way; ask again when it is done"));
        return Response.accepted(get(id))
                .header(HttpHeaders.LOCATION, "/api/v1/duplicate-runs/" + id)
                .build();
    }

    @GET
    @Path("/{id}")
    @Operation(
            summary = "Read how far a search for duplicates has come, and what it found",
            description = "Counts of people compared and of pairs, by how sure they are")
    public RunView get(UUID id) {
        return repository.find(id).orElseThrow(() -> Problems.notFound("search", id));
    }
}
