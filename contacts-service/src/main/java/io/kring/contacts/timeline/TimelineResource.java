package io.kring.contacts.timeline;

import io.kring.contacts.merge.Merges;
import io.kring.contacts.permission.Access;
import io.kring.platform.http.Filters;
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
public class TimelineResource {
    private final TimelineReader timeline;
    private final Merges merges;

    TimelineResource(TimelineReader timeline, Merges merges) {
        this.timeline = timeline;
        this.merges = merges;
    }

    @GET
    @Path("/{id}/timeline")
    @Operation(
            summary = "Read a person's timeline",
            description =
                    "Everything that happened on any channel, also with those who were merged into the person, the last first."
                            + " filter is a CEL expression, such as"
                            + " kind == 'call' || channel == 'sms' && occurredAt > now - duration('720h')")
    public Page<TimelineEntry> list(
            UUID id,
            @QueryParam("filter") @Nullable String filter,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        var condition = Filters.compile(TimelineReader.FIELDS, filter);
        var page = PageQuery.of(limit, after);
        var family = merges.family(id);
        if (family.isEmpty()) {
            throw merges.missing(id);
        }
        var entries = timeline.list(family, condition, page);
        var grants = Access.current();
        return grants.limits().isEmpty()
                ? entries
                : new Page<>(
                        entries.items().stream()
                                .map(entry -> entry.shown(grants))
                                .toList(),
                        entries.next());
    }
}
