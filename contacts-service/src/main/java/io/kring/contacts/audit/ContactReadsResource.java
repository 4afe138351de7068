package io.kring.contacts.audit;

import io.kring.platform.page.Page;
import io.kring.platform.page.PageQuery;
import io.kring.platform.problem.Problems;
import io.kring.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/contacts")
@RolesAllowed(Roles.ADMIN)
@RunOnVirtualThread
@Tag(name = "Audit")
public class ContactReadsResource {
    private final ReadReader reader;

    ContactReadsResource(ReadReader reader) {
        this.reader = reader;
    }

    @GET
    @Path("/{id}/reads")
    @Operation(
            summary = "List who has read sensitive fields of a person, the last first",
            description = "Also of somebody who was deleted or merged since")
    public Page<Read> list(
            UUID id, @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        if (!reader.isKnown(id)) {
            throw Problems.notFound("contact", id);
        }
        return reader.list(id, PageQuery.of(limit, after));
    }
}
