package io.kring.contacts.audit;

import io.kring.platform.http.Filters;
import io.kring.platform.page.Page;
import io.kring.platform.page.PageQuery;
import io.kring.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/audit/reads")
@RolesAllowed(Roles.ADMIN)
@RunOnVirtualThread
@Tag(name = "Audit", description = "Who has read sensitive fields of whom")
public class AuditResource {
    private final ReadReader reader;

    AuditResource(ReadReader reader) {
        this.reader = reader;
    }

    @GET
    @Operation(
            summary = "List who has read sensitive fields, the last first",
            description =
                    "Which fields are sensitive, the permissions of the roles say. filter is a CEL expression, such as user == 'sara' &&"
                            + " 'birthDate' in fields && at > now - duration('24h')")
    public Page<Read> list(
            @QueryParam("filter") @Nullable String filter,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        return reader.list(Filters.compile(ReadReader.FIELDS, filter), PageQuery.of(limit, after));
    }
}
