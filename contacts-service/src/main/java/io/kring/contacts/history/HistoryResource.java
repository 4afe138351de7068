package io.kring.contacts.history;

import io.kring.platform.page.Page;
import io.kring.platform.page.PageQuery;
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
@RolesAllowed({Roles.ADMIN, Roles.SALES, Roles.MARKETING, Roles.SUPPORT})
@RunOnVirtualThread
@Tag(name = "Contacts")
public class HistoryResource {
    private final HistoryReader history;

    HistoryResource(HistoryReader history) {
        this.history = history;
    }

    @GET
    @Path("/{id}/history")
    @Operation(
            summary = "Read every change of a person",
            description =
                    "Who changed which fields, when and from what (a request, a file, an event), the last change first")
    public Page<HistoryEntry> list(
            UUID id, @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        return history.list(id, PageQuery.of(limit, after));
    }
}
