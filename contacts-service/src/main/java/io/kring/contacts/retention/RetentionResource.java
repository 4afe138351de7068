package io.kring.contacts.retention;

import io.kring.contacts.retention.RetentionView.Sweep;
import io.kring.platform.http.ETags;
import io.kring.platform.idempotency.Idempotent;
import io.kring.platform.page.Page;
import io.kring.platform.page.PageQuery;
import io.kring.platform.security.CurrentUser;
import io.kring.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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

@Path("/privacy/retention")
@RolesAllowed({Roles.ADMIN, Roles.SUPPORT})
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Retention", description = "How long personal data is kept, in all services")
public class RetentionResource {
    private final RetentionService service;
    private final DryRunService dryRuns;
    private final SweepReader sweeps;
    private final CurrentUser user;

    RetentionResource(RetentionService service, DryRunService dryRuns, SweepReader sweeps, CurrentUser user) {
        this.service = service;
        this.dryRuns = dryRuns;
        this.sweeps = sweeps;
        this.user = user;
    }

    @GET
    @Operation(
            summary = "List how long each kind of personal data is kept",
            description =
                    "Of every service, with the company's rule and what the last sweep did. Nothing is done away with until a rule"
                            + " is active; the default is what is advised. The answer has them all")
    public Page<RetentionView> list() {
        return new Page<>(service.list(), null);
    }

    @GET
    @Path("/{service}/{store}")
    @Operation(
            summary = "Read how long one kind of personal data is kept",
            description =
                    "The rule of the company where it has one, else how long it is kept by default, and what the last sweep did")
    @APIResponseSchema(value = RetentionView.class, responseCode = "200")
    public Response get(String service, String store) {
        return answer(this.service.get(service, store));
    }

    @PUT
    @Path("/{service}/{store}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Set how long one kind of personal data is kept",
            description =
                    "From the next night on (03:00 UTC, unless the operators chose otherwise) the service does away with what is older,"
                            + " if the rule is active. That cannot be undone: POST /privacy/retention/dry-runs tells before how much"
                            + " it is. If-Match carries the ETag that was read, \"0\" where there was no rule. 422 where the data has no"
                            + " age of its own")
    @APIResponseSchema(value = RetentionView.class, responseCode = "200")
    public Response change(
            String service,
            String store,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid RuleInput input) {
        var now = this.service.get(service, store);
        ETags.check(ifMatch, now.version());
        return answer(this.service.change(service, store, input, now.version(), user.name()));
    }

    @DELETE
    @Path("/{service}/{store}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Take a rule back",
            description = "Nothing is done away with any more. If-Match carries the ETag that was read")
    @APIResponse(responseCode = "204", description = "There is no rule")
    public void takeBack(String service, String store, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        var now = this.service.get(service, store);
        ETags.check(ifMatch, now.version());
        this.service.takeBack(service, store, now.version(), user.name());
    }

    @POST
    @Path("/dry-runs")
    @RolesAllowed(Roles.ADMIN)
    @Idempotent
    @Operation(
            summary = "Ask how much rules would do away with",
            description =
                    "Every service counts for itself, and one that is down when it is back: Location says where the counts come in."
                            + " Nothing is changed. 422 where a rule names no kind of data, or one without an age")
    @APIResponseSchema(value = DryRunView.class, responseCode = "202")
    public Response dryRun(@NotNull @Valid DryRunInput input) {
        var run = dryRuns.ask(input, user.name());
        return Response.accepted(run)
                .header(HttpHeaders.LOCATION, "/api/v1/privacy/retention/dry-runs/" + run.runId())
                .build();
    }

    @GET
    @Path("/dry-runs/{id}")
    @Operation(summary = "Read what a dry run has counted so far", description = "Kept for 90 days")
    public DryRunView run(UUID id) {
        return dryRuns.get(id);
    }

    @GET
    @Path("/sweeps")
    @Operation(
            summary = "List what was done away with, the last first",
            description = "A receipt for each sweep that found something, and the last of those that found nothing")
    public Page<Sweep> sweeps(
            @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        return sweeps.list(PageQuery.of(limit, after));
    }

    private static Response answer(RetentionView view) {
        return Response.ok(view).tag(ETags.of(view.version())).build();
    }
}
