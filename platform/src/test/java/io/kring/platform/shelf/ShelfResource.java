package io.kring.platform.shelf;

import com.fasterxml.jackson.databind.JsonNode;
import io.kring.platform.http.ETags;
import io.kring.platform.http.MergePatch;
import io.kring.platform.http.Responses;
import io.kring.platform.idempotency.Idempotent;
import io.kring.platform.page.Page;
import io.kring.platform.page.PageQuery;
import io.kring.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Path("/shelves")
@RolesAllowed({Roles.ADMIN, Roles.SALES})
@RunOnVirtualThread
public class ShelfResource {
    private final ShelfService service;
    private final MergePatch patches;

    ShelfResource(ShelfService service, MergePatch patches) {
        this.service = service;
        this.patches = patches;
    }

    @POST
    @Idempotent
    public Response create(@NotNull @Valid ShelfInput input) {
        var shelf = service.create(input);
        return Responses.created("/api/v1/shelves/" + shelf.shelfId())
                .tag(ETags.of(shelf.version()))
                .entity(shelf)
                .build();
    }

    @GET
    public Page<ShelfView> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        return service.list(PageQuery.of(limit, after));
    }

    @GET
    @Path("/{id}")
    public Response get(UUID id) {
        var shelf = service.get(id);
        return Response.ok(shelf).tag(ETags.of(shelf.version())).build();
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, MergePatch.MEDIA_TYPE})
    public Response update(
            UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @NotNull JsonNode patch) {
        var now = service.get(id);
        ETags.check(ifMatch, now.version());
        var shelf = service.update(id, patches.apply(now.input(), patch, ShelfInput.class), now.version());
        return Response.ok(shelf).tag(ETags.of(shelf.version())).build();
    }
}
