package io.kring.contacts.activity;

import com.fasterxml.jackson.databind.JsonNode;
import io.kring.platform.http.ETags;
import io.kring.platform.http.Filters;
import io.kring.platform.http.MergePatch;
import io.kring.platform.http.Responses;
import io.kring.platform.idempotency.Idempotent;
import io.kring.platform.page.Page;
import io.kring.platform.page.PageQuery;
import io.kring.platform.security.CurrentUser;
import io.kring.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/activities")
@RolesAllowed({Roles.ADMIN, Roles.SALES, Roles.MARKETING, Roles.SUPPORT})
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Activities", description = "Notes, tasks, calls and meetings")
public class ActivityResource {
    private final ActivityService service;
    private final ActivityReader reader;
    private final MergePatch patches;
    private final CurrentUser user;

    ActivityResource(ActivityService service, ActivityReader reader, MergePatch patches, CurrentUser user) {
        this.service = service;
        this.reader = reader;
        this.patches = patches;
        this.user = user;
    }

    @POST
    @Idempotent
    @Operation(
            summary = "Write a note, task, call or meeting down",
            description =
                    "It appears on the timeline of each of the 1 to 50 persons that it concerns, and so does the end of a task. A"
                            + " note needs text, a task and a meeting a subject, a call a direction. 422 where one of the persons"
                            + " is not known")
    @APIResponseSchema(value = ActivityView.class, responseCode = "201")
    public Response create(@NotNull @Valid ActivityInput input) {
        var activity = service.create(input, user.name());
        return Responses.created("/api/v1/activities/" + activity.activityId())
                .tag(ETags.of(activity.version()))
                .entity(activity)
                .build();
    }

    @GET
    @Operation(
            summary = "List activities, the newest first",
            description =
                    "filter is a CEL expression, such as assignee == 'sara' && doneAt == null && dueAt < now; contactId in it"
                            + " is that of any person whom the activity concerns")
    public Page<ActivityView> list(
            @QueryParam("filter") @Nullable String filter,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        return reader.list(Filters.compile(ActivityReader.FIELDS, filter), PageQuery.of(limit, after));
    }

    @GET
    @Path("/{id}")
    @Operation(
            summary = "Read an activity",
            description =
                    "A note, task, call or meeting, and whom it is about; its version, which is also its ETag, goes into If-Match of a change")
    @APIResponseSchema(value = ActivityView.class, responseCode = "200")
    public Response get(UUID id) {
        return answer(reader.get(id));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, MergePatch.MEDIA_TYPE})
    @Operation(
            summary = "Change an activity",
            description =
                    "JSON Merge Patch (RFC 7396); If-Match carries the ETag that was read. The timelines follow. A task is done"
                            + " by setting doneAt, and open again by null")
    @APIResponseSchema(value = ActivityView.class, responseCode = "200")
    public Response update(
            UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @NotNull JsonNode patch) {
        var now = reader.get(id);
        ETags.check(ifMatch, now.version());
        return answer(service.change(now, patches.apply(ActivityInput.of(now), patch, ActivityInput.class)));
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            summary = "Delete an activity",
            description = "If-Match carries the ETag that was read. It disappears from the timelines")
    @APIResponse(responseCode = "204", description = "It is gone")
    public void delete(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        var now = reader.get(id);
        ETags.check(ifMatch, now.version());
        service.delete(now, user.name());
    }

    private static Response answer(ActivityView activity) {
        return Response.ok(activity).tag(ETags.of(activity.version())).build();
    }
}
