package io.kring.contacts.register;

import io.kring.platform.http.ETags;
import io.kring.platform.security.CurrentUser;
import io.kring.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/privacy")
@RolesAllowed({Roles.ADMIN, Roles.SUPPORT})
@RunOnVirtualThread
@Tag(name = "Register of processing", description = "What is kept of people, why and how long (GDPR, article 30)")
public class RegisterResource {
    private static final String HTML = "text/html;charset=UTF-8";
    private static final String CSV = "text/csv;charset=UTF-8";
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final RegisterService service;
    private final RegisterRepository repository;
    private final CurrentUser user;

    RegisterResource(RegisterService service, RegisterRepository repository, CurrentUser user) {
        this.service = service;
        this.repository = repository;
        this.user = user;
    }

    @GET
    @Path("/register")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Read the register of processing",
            description =
                    "Made of what all services keep, the retention rules as they stand, and what the company adds")
    public Register read() {
        return service.register();
    }

    @GET
    @Path("/register.html")
    @Produces(HTML)
    @Operation(
            summary = "Read the register of processing as a page that can be printed",
            description =
                    "What the GDPR asks for in article 30: purposes, kinds of people and data, recipients and terms")
    @APIResponse(
            responseCode = "200",
            description = "The page; it loads nothing from elsewhere",
            content = @Content(mediaType = HTML, schema = @Schema(implementation = String.class)))
    public Response page() {
        return Response.ok(new RegisterPage(service.register()).render())
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @GET
    @Path("/register.csv")
    @Produces(CSV)
    @Operation(
            summary = "Read the register of processing as a table",
            description =
                    "CSV (RFC 4180). A cell that a spreadsheet would take for a formula has an apostrophe before it")
    @APIResponse(
            responseCode = "200",
            description = "The table",
            content = @Content(mediaType = CSV, schema = @Schema(implementation = String.class)))
    public Response table() {
        return Response.ok(RegisterCsv.of(service.register()))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"register-of-processing.csv\"")
                .build();
    }

    @GET
    @Path("/register/controller")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Read who answers for the processing",
            description = "The controller, its representative and its data protection officer (GDPR, article 30.1a)")
    @APIResponseSchema(value = ControllerView.class, responseCode = "200")
    public Response controller() {
        return answer(repository.controller());
    }

    @PUT
    @Path("/register/controller")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Say who answers for the processing",
            description = "If-Match carries the ETag that was read, \"0\" where nobody has said so yet")
    @APIResponseSchema(value = ControllerView.class, responseCode = "200")
    public Response change(
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @NotNull @Valid ControllerInput input) {
        var now = repository.controller();
        ETags.check(ifMatch, now.version());
        return answer(service.change(input, now.version(), user.name()));
    }

    private static Response answer(ControllerView controller) {
        return Response.ok(controller).tag(ETags.of(controller.version())).build();
    }
}
