package io.kring.contacts.undo;

import io.kring.contacts.job.JobService;
import io.kring.platform.page.Page;
import io.kring.platform.page.PageQuery;
import io.kring.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/jobs/{id}/conflicts")
@RolesAllowed({Roles.ADMIN, Roles.SALES, Roles.MARKETING, Roles.SUPPORT})
@RunOnVirtualThread
@Tag(name = "Jobs")
public class ConflictResource {
    private final JobService jobs;
    private final ConflictRepository conflicts;

    ConflictResource(JobService jobs, ConflictRepository conflicts) {
        this.jobs = jobs;
        this.conflicts = conflicts;
    }

    @GET
    @Operation(
            summary = "List what a job that undoes a change has left as it is, and why",
            description = "By person and field: what the change had made of it, what it is now, and what it was before")
    public Page<Conflict> list(
            UUID id, @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        var page = PageQuery.of(limit, after);
        var listed = Page.of(
                conflicts.list(jobs.get(id).id(), page.number(0), page.fetch()), page, row -> List.of(row.number()));
        return new Page<>(
                listed.items().stream().map(ConflictRepository.Listed::conflict).toList(), listed.next());
    }
}
