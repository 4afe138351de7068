package io.kring.campaigns.segment;

import com.fasterxml.jackson.databind.JsonNode;
import io.kring.campaigns.audience.Audience;
import io.kring.campaigns.audience.Person;
import io.kring.platform.filter.Filter;
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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/segments")
@RolesAllowed({Roles.ADMIN, Roles.MARKETING})
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Segments", description = "Named parts of the audience, each given by a CEL expression")
public class SegmentResource {
    private static final int SAMPLE = 10;

    private final SegmentService service;
    private final SegmentRepository segments;
    private final Audience audience;
    private final MergePatch patches;
    private final CurrentUser user;

    SegmentResource(
            SegmentService service,
            SegmentRepository segments,
            Audience audience,
            MergePatch patches,
            CurrentUser user) {
        this.service = service;
        this.segments = segments;
        this.audience = audience;
        this.patches = patches;
        this.user = user;
    }

    @POST
    @Idempotent
    @Operation(
            summary = "Make a segment",
            description = "filter is a CEL expression, such as city == 'Sneek' && 'vip' in tags")
    @APIResponseSchema(value = SegmentView.class, responseCode = "201")
    public Response create(@NotNull @Valid SegmentInput input) {
        var segment = service.create(input, user.name());
        return Responses.created("/api/v1/segments/" + segment.segmentId())
                .tag(ETags.of(segment.version()))
                .entity(segment)
                .build();
    }

    @POST
    @Path("/preview")
    @Operation(
            summary = "Try a filter out",
            description = "Stores nothing: how many people it selects now, and the first ten of them")
    public Preview preview(@NotNull @Valid PreviewInput input) {
        var filter = compile(input.filter()).sql();
        var size = audience.size(filter);
        return new Preview(size.count(), size.estimated(), audience.after(null, filter, SAMPLE));
    }

    @GET
    @Operation(
            summary = "List segments",
            description = "The oldest first, each with its filter, a CEL expression over people")
    public Page<SegmentView> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        return segments.list(PageQuery.of(limit, after));
    }

    @GET
    @Path("/{id}")
    @Operation(
            summary = "Read a segment",
            description =
                    "Its name, and its filter, a CEL expression over people; its version, which is also its ETag, goes into If-Match of a change")
    @APIResponseSchema(value = SegmentView.class, responseCode = "200")
    public Response get(UUID id) {
        var segment = service.get(id);
        return Response.ok(segment).tag(ETags.of(segment.version())).build();
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, MergePatch.MEDIA_TYPE})
    @Operation(
            summary = "Change a segment",
            description = "JSON Merge Patch (RFC 7396); If-Match carries the ETag that was read")
    @APIResponseSchema(value = SegmentView.class, responseCode = "200")
    public Response update(
            UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @NotNull JsonNode patch) {
        var now = service.get(id);
        ETags.check(ifMatch, now.version());
        var input = patches.apply(SegmentInput.of(now), patch, SegmentInput.class);
        var segment = service.update(id, input, now.version());
        return Response.ok(segment).tag(ETags.of(segment.version())).build();
    }

    @GET
    @Path("/{id}/members")
    @Operation(
            summary = "List the people in a segment",
            description = "Those whom the filter selects now, in the order of their ids")
    public Page<Person> members(
            UUID id, @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        var page = PageQuery.of(limit, after);
        var filter = compile(service.get(id).filter()).sql();
        return Page.of(audience.after(page.uuid(0), filter, page.fetch()), page, person -> List.of(person.contactId()));
    }

    private static Filter compile(String filter) {
        return Filters.compile(Audience.FIELDS, "filter", filter);
    }
}
