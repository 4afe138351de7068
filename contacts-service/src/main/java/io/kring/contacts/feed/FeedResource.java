package io.kring.contacts.feed;

import io.kring.platform.page.Page;
import io.kring.platform.page.PageQuery;
import io.kring.platform.security.CurrentUser;
import io.kring.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/events/contacts")
@RolesAllowed({Roles.PARTNER, Roles.ADMIN})
@RunOnVirtualThread
@Tag(name = "Events", description = "What happens to people, for other systems to read")
public class FeedResource {
    private final FeedReader reader;
    private final FeedRepository feed;
    private final CurrentUser user;

    FeedResource(FeedReader reader, FeedRepository feed, CurrentUser user) {
        this.reader = reader;
        this.feed = feed;
        this.user = user;
    }

    @GET
    @Operation(
            summary = "Read what happened to people, the oldest first",
            description =
                    "Events are kept for 30 days. next is always there, also on an empty page: to hear what is new, ask again with it"
                            + " as after. Without after the feed is read from the oldest event that is kept. type is one of"
                            + " contact.created.v1, contact.updated.v1, contact.deleted.v1, contact.merged.v1, contact.unmerged.v1"
                            + " and contact.consent-changed.v1. Events of people whom the reader may not see are left out, and so"
                            + " are hidden fields; a page may have fewer events than limit while there are more. 409 where the"
                            + " feed is not open, 410 where events behind after are kept no more")
    public Page<FeedEvent> list(
            @QueryParam("type") @Nullable String type,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        var page = PageQuery.of(limit, after);
        return reader.page(Place.of(page), page.limit(), FeedTypes.read(type));
    }

    @PUT
    @Path("/feed")
    @Operation(
            summary = "Open the feed",
            description = "Events are kept for it from then on. Where it is open already nothing changes")
    @APIResponse(responseCode = "204", description = "It is open")
    public void open() {
        feed.open(user.name());
    }

    @DELETE
    @Path("/feed")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Close the feed", description = "The events that were kept for it are deleted")
    @APIResponse(responseCode = "204", description = "It is closed")
    public void close() {
        feed.close();
    }
}
