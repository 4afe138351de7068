package io.kring.contacts.permission.admin;

import io.kring.platform.http.ETags;
import io.kring.platform.page.Page;
import io.kring.platform.page.PageQuery;
import io.kring.platform.problem.Problems;
import io.kring.platform.security.CurrentUser;
import io.kring.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/teams")
@RolesAllowed(Roles.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Permissions")
public class TeamResource {
    private static final String NAME = "[^\\x00-\\x1F\\x7F/]{1,100}";
    private static final String NO_NAME = "must be 1 to 100 characters without control characters and /";

    private final TeamRepository teams;
    private final CurrentUser user;

    TeamResource(TeamRepository teams, CurrentUser user) {
        this.teams = teams;
        this.user = user;
    }

    @GET
    @Operation(
            summary = "List teams by their names",
            description = "A role that is limited to its team sees the people whom its members own")
    public Page<TeamView> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        return teams.list(PageQuery.of(limit, after));
    }

    @GET
    @Path("/{name}")
    @Operation(
            summary = "Read who is in a team",
            description = "By their user names, as tokens have them in preferred_username")
    @APIResponseSchema(value = TeamView.class, responseCode = "200")
    public Response get(@PathParam("name") String name) {
        return answer(found(name), Response.Status.OK);
    }

    @PUT
    @Path("/{name}")
    @Operation(
            summary = "Make a team, or set who is in it",
            description =
                    "If-Match carries the ETag that was read; a new team has none. Whoever has team rows sees the people of all"
                            + " members of their teams, within seconds. A user may be in several")
    @APIResponse(
            responseCode = "200",
            description = "Who is in it now",
            content = @Content(schema = @Schema(implementation = TeamView.class)))
    @APIResponse(
            responseCode = "201",
            description = "It is made",
            content = @Content(schema = @Schema(implementation = TeamView.class)))
    public Response set(
            @PathParam("name") @Pattern(regexp = NAME, message = NO_NAME) String name,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid TeamInput input) {
        var known = teams.find(name);
        known.ifPresent(team -> ETags.check(ifMatch, team.version()));
        if (known.isEmpty() && ifMatch != null) {
            throw Problems.header(
                    Response.Status.PRECONDITION_FAILED,
                    HttpHeaders.IF_MATCH,
                    "names a version of a team that is not there");
        }
        var version = known.map(TeamView::version);
        if (!teams.set(name, input, version.orElse(null), user.name())) {
            throw changed();
        }
        return answer(found(name), known.isEmpty() ? Response.Status.CREATED : Response.Status.OK);
    }

    @DELETE
    @Path("/{name}")
    @Operation(summary = "Delete a team", description = "If-Match carries the ETag that was read")
    @APIResponse(responseCode = "204", description = "It is gone")
    public void delete(@PathParam("name") String name, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        var known = found(name);
        ETags.check(ifMatch, known.version());
        if (!teams.remove(name, known.version())) {
            throw changed();
        }
    }

    private TeamView found(String name) {
        return Optional.of(name)
                .filter(one -> one.indexOf('\0') < 0)
                .flatMap(teams::find)
                .orElseThrow(() -> Problems.notFound("team", name));
    }

    private static RuntimeException changed() {
        return Problems.header(
                Response.Status.PRECONDITION_FAILED,
                HttpHeaders.IF_MATCH,
                "names a version that was changed meanwhile");
    }

    private static Response answer(TeamView team, Response.Status status) {
        return Response.status(status)
                .entity(team)
                .tag(ETags.of(team.version()))
                .build();
    }
}
