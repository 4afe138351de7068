package io.kring.platform.shelf;

import io.kring.platform.page.Page;
import io.kring.platform.page.PageQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("/public/{tenant}/shelves")
@PermitAll
@RunOnVirtualThread
public class PublicShelfResource {
    private final ShelfService service;

    PublicShelfResource(ShelfService service) {
        this.service = service;
    }

    @GET
    public Page<ShelfView> list() {
        return service.list(PageQuery.of(null, null));
    }
}
