package io.kring.contacts.importing;

import com.fasterxml.jackson.databind.JsonNode;
import io.kring.contacts.change.Flags;
import io.kring.contacts.importing.ImportService.Order;
import io.kring.contacts.job.JobService;
import io.kring.platform.http.MergePatch;
import io.kring.platform.http.Responses;
import io.kring.platform.problem.Problems;
import io.kring.platform.security.CurrentUser;
import io.kring.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
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
import java.io.InputStream;
import java.util.Arrays;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/imports")
@RolesAllowed({Roles.ADMIN, Roles.SALES, Roles.MARKETING})
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Imports", description = "People from files of other systems")
public class ImportResource {
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final ImportService service;
    private final JobService jobs;
    private final MergePatch patches;
    private final CurrentUser user;
    private final String homeRegion;

    ImportResource(
            ImportService service,
            JobService jobs,
            MergePatch patches,
            CurrentUser user,
            @ConfigProperty(name = "kring.home-region", defaultValue = "NL") String homeRegion) {
        this.service = service;
        this.jobs = jobs;
        this.patches = patches;
        this.user = user;
        this.homeRegion = homeRegion;
    }

    @POST
    @Consumes({"text/csv", "text/tab-separated-values", "application/x-ndjson", "text/vcard", ImportResource.XLSX})
    @Operation(
            summary = "Import people from a file: CSV, tab-separated text, NDJSON, vCard or XLSX",
            description =
                    "Answers when the import is done, or after ten seconds while it goes on (Prefer: wait=50 waits longer); it is followed,"
                            + " paused and cancelled as a job of the same id. The columns are guessed from their headers; start=false waits,"
                            + " so that this can be changed first, and dryRun=true tells what will become of the rows. Regions are where phone"
                            + " numbers without a country code may be from. read = created + updated + duplicate + rejected")
    @APIResponseSchema(value = ImportView.class, responseCode = "201")
    public Response run(
            InputStream file,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String mediaType,
            @HeaderParam("Prefer") @Nullable String prefer,
            @QueryParam("source")
                    @DefaultValue("file.csv")
                    @Size(max = 200)
                    @Pattern(regexp = "[^\\x00-\\x1F\\x7F]*", message = "must not have control characters")
                    String source,
            @QueryParam("regions") @Nullable @Size(max = 60) String regions,
            @QueryParam("onMatch")
                    @DefaultValue("fillGaps")
                    @Schema(enumeration = {"fillGaps", "overwrite", "skip", "reject"})
                    String onMatch,
            @Parameter(schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "true"))
                    @QueryParam("reviewDuplicates")
                    @DefaultValue("true")
                    String reviewDuplicates,
            @Parameter(schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @QueryParam("dryRun")
                    @DefaultValue("false")
                    String dryRun,
            @Parameter(schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "true"))
                    @QueryParam("start")
                    @DefaultValue("true")
                    String start) {
        var order = new Order(
                mediaType,
                source,
                ImportPlan.regions(regions == null ? homeRegion : regions),
                onMatch(onMatch),
                Flags.of("reviewDuplicates", reviewDuplicates),
                Flags.of("dryRun", dryRun),
                Flags.of("start", start),
                user.name());
        var id = service.take(file, order);
        return Responses.created("/api/v1/imports/" + id)
                .entity(service.view(jobs.await(id, prefer)))
                .build();
    }

    @GET
    @Path("/{id}")
    @Operation(
            summary = "Read an import: how far it is, how its file is read, and what the first rows have",
            description =
                    "Until it is started the columns can be changed. read = created + updated + duplicate + rejected")
    public ImportView get(UUID id) {
        return service.view(id);
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, MergePatch.MEDIA_TYPE})
    @Operation(
            summary = "Change how the file of an import is read",
            description =
                    "JSON Merge Patch (RFC 7396) of regions, onMatch and columns, until it is started; after a dry run, too. Then POST"
                            + " /jobs/{id}/start")
    public ImportView plan(UUID id, @NotNull JsonNode patch) {
        service.plan(id, patches.apply(service.view(id).plan(), patch, ImportPlan.class));
        return service.view(id);
    }

    private static OnMatch onMatch(String name) {
        return Arrays.stream(OnMatch.values())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problems.badRequest("onMatch", "must be one of " + Arrays.asList(OnMatch.values())));
    }
}
