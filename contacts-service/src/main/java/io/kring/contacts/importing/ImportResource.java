package io.kring.contacts.importing;

import io.kring.contacts.identity.Phones;
import io.kring.platform.http.Responses;
import io.kring.platform.page.Page;
import io.kring.platform.page.PageQuery;
import io.kring.platform.problem.Problems;
import io.kring.platform.security.CurrentUser;
import io.kring.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
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
    private final ImportJobs jobs;
    private final CurrentUser user;
    private final String homeRegion;

    ImportResource(
            ImportService service,
            ImportJobs jobs,
            CurrentUser user,
            @ConfigProperty(name = "kring.home-region", defaultValue = "NL") String homeRegion) {
        this.service = service;
        this.jobs = jobs;
        this.user = user;
        this.homeRegion = homeRegion;
    }

    @POST
    @Consumes({"text/csv", "text/tab-separated-values", "application/x-ndjson", "text/vcard", ImportResource.XLSX})
    @Operation(
            summary = "Import people from a file: CSV, tab-separated text, NDJSON, vCard or XLSX",
            description =
                    "The columns are told from their headers; regions are where phone numbers without a country code may be from. The"
                            + " receipt balances: read = created + updated + duplicate + rejected.")
    @APIResponseSchema(value = Receipt.class, responseCode = "201")
    public Response run(
            InputStream file,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String mediaType,
            @QueryParam("source")
                    @DefaultValue("file.csv")
                    @Size(max = 200)
                    @Pattern(regexp = "[^\\x00-\\x1F\\x7F]*", message = "must not have control characters")
                    String source,
            @QueryParam("regions") @Nullable @Size(max = 60) String regions)
            throws IOException {
        var receipt =
                service.run(file, mediaType, source, regions(regions == null ? homeRegion : regions), user.name());
        return Responses.created("/api/v1/imports/" + receipt.id())
                .entity(receipt)
                .build();
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Read the receipt of an import, also while it runs")
    public Receipt get(UUID id) {
        return jobs.find(id).orElseThrow(() -> Problems.notFound("import", id));
    }

    @GET
    @Path("/{id}/rejections")
    @Operation(summary = "List the rows that were not imported, with line, column and reason")
    public Page<Rejection> rejections(
            UUID id, @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        get(id);
        return jobs.rejections(id, PageQuery.of(limit, after));
    }

    private static List<String> regions(String regions) {
        var list = List.of(regions.split(",", -1));
        list.stream().filter(region -> !Phones.isRegion(region)).findFirst().ifPresent(unknown -> {
            throw Problems.badRequest("regions", "'" + unknown + "' is not a country code (ISO 3166-1)");
        });
        return list;
    }
}
