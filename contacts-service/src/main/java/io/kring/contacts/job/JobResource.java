package io.kring.contacts.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kring.platform.idempotency.Idempotent;
import io.kring.platform.page.Page;
import io.kring.platform.page.PageQuery;
import io.kring.platform.security.Roles;
import io.kring.platform.tenant.Tenant;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/jobs")
@RolesAllowed({Roles.ADMIN, Roles.SALES, Roles.MARKETING})
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(
        name = "Jobs",
        description =
                "Work on many people that outlasts a request: imports, changes and deletions by filter, undoing them")
public class JobResource {
    private static final long LOOK_MS = 250;

    private final JobService service;
    private final JobRepository jobs;
    private final RejectionFile rejectionFile;
    private final ObjectMapper json;

    JobResource(JobService service, JobRepository jobs, RejectionFile rejectionFile, ObjectMapper json) {
        this.service = service;
        this.jobs = jobs;
        this.rejectionFile = rejectionFile;
        this.json = json;
    }

    @GET
    @Operation(
            summary = "List jobs, the last first",
            description = "Imports, changes and deletions by filter, and undoing them, with what each has done so far")
    public Page<Job> list(@QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        return jobs.list(PageQuery.of(limit, after));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.ADMIN, Roles.SALES, Roles.MARKETING, Roles.SUPPORT})
    @Operation(
            summary = "Read what a job has done so far",
            description =
                    "read = created + updated + deleted + duplicate + rejected, at any moment; /jobs/{id}/events tells the same as it happens")
    public Job get(UUID id) {
        return service.get(id);
    }

    @GET
    @Path("/{id}/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary = "Follow a job",
            description =
                    "Server-sent events: the job, each time that it has come further, until nothing of it is under way")
    @APIResponse(
            responseCode = "200",
            description = "Events named job",
            content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(implementation = Job.class)))
    public Response events(UUID id) {
        service.get(id);
        var tenant = Tenant.current();
        StreamingOutput events = stream -> Tenant.run(tenant, () -> follow(id, stream));
        return Response.ok(events, MediaType.SERVER_SENT_EVENTS)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** As the HTML standard has them, section 9.2. */
    private void follow(UUID id, OutputStream stream) {
        try {
            @Nullable Job told = null;
            for (var job = service.get(id); ; job = service.get(id)) {
                if (!job.equals(told)) {
                    stream.write(("event: job\ndata: " + json.writeValueAsString(job) + "\n\n").getBytes(UTF_8));
                    stream.flush();
                    told = job;
                }
                if (job.status() != JobStatus.running && job.status() != JobStatus.uploading) {
                    return;
                }
                JobService.sleep(LOOK_MS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GET
    @Path("/{id}/rejections")
    @Operation(
            summary = "List what a job passed over, with line, column and reason",
            description =
                    "In the order of the file; rejections.csv beside it has the columns of the file, and can be corrected and imported again")
    public Page<Rejection> rejections(
            UUID id, @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        service.get(id);
        return jobs.rejections(id, PageQuery.of(limit, after));
    }

    @GET
    @Path("/{id}/rejections.csv")
    @Produces("text/csv")
    @Operation(
            summary = "Read the rejected rows as a file",
            description =
                    "CSV with the columns of the file, after import_line, import_column and import_reason: corrected, it can"
                            + " be imported again as it is")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
    public Response rejectionFile(UUID id) {
        var job = service.get(id);
        var tenant = Tenant.current();
        StreamingOutput file = stream -> Tenant.run(tenant, () -> rejectionFile.write(job, stream));
        return Response.ok(file)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"rejected.csv\"")
                .build();
    }

    @POST
    @Path("/{id}/start")
    @Idempotent
    @Operation(
            summary = "Start a job, or go on with it",
            description = "One that is a draft, paused or broken off; a dry run that is done is now done in earnest")
    @APIResponseSchema(value = Job.class, responseCode = "200")
    public Response start(UUID id) {
        return Response.ok(service.start(id)).build();
    }

    @POST
    @Path("/{id}/pause")
    @Idempotent
    @Operation(summary = "Pause a job", description = "It stops after the rows that it is at, and can be started again")
    @APIResponseSchema(value = Job.class, responseCode = "200")
    public Response pause(UUID id) {
        return Response.ok(service.pause(id)).build();
    }

    @POST
    @Path("/{id}/cancel")
    @Idempotent
    @Operation(
            summary = "End a job before it is done",
            description = "What was done stays; POST /changes/{id}/undo with the id of the job takes it back")
    @APIResponseSchema(value = Job.class, responseCode = "200")
    public Response cancel(UUID id) {
        return Response.ok(service.cancel(id)).build();
    }
}
