package io.kring.contacts.exporting;

import io.kring.contacts.customfield.CustomFields;
import io.kring.contacts.permission.Access;
import io.kring.contacts.permission.ReadLog;
import io.kring.platform.page.PageQuery;
import io.kring.platform.security.Roles;
import io.kring.platform.tenant.Tenant;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/exports/contacts")
@RolesAllowed({Roles.ADMIN, Roles.SALES, Roles.MARKETING})
@RunOnVirtualThread
@Tag(name = "Exports", description = "People as files for other systems")
public class ExportResource {
    private final ExportService service;
    private final CustomFields customFields;
    private final ReadLog log;

    ExportResource(ExportService service, CustomFields customFields, ReadLog log) {
        this.service = service;
        this.customFields = customFields;
        this.log = log;
    }

    @GET
    @Operation(
            summary = "Export people as CSV, XLSX, NDJSON or vCard",
            description =
                    "As they stream in, however many they are, filtered by CEL as lists are. A file that broke off is gone on"
                            + " with by after, the cursor of a list whose last person is the last that arrived. An import reads it back the"
                            + " same, into another company too; the proof of consent is then the file")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content = @Content(mediaType = "*/*", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response export(
            @QueryParam("format")
                    @DefaultValue("csv")
                    @Schema(enumeration = {"csv", "xlsx", "ndjson", "vcard", "vcard3"})
                    String format,
            @QueryParam("filter") @Nullable String filter,
            @QueryParam("after") @Nullable String after) {
        var compiled = customFields.filter(filter);
        PageQuery.of(null, after);
        var written = ExportFormat.of(format);
        var tenant = Tenant.current();
        var grants = Access.current();
        var reading = log.begin();
        StreamingOutput file = stream -> Tenant.run(
                tenant,
                () -> Access.run(grants, () -> {
                    try {
                        service.write(written, compiled, after, stream, reading);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }));
        return Response.ok(file, written.mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + written.fileName() + "\"")
                .build();
    }
}
