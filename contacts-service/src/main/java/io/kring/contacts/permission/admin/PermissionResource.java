package io.kring.contacts.permission.admin;

import io.kring.contacts.permission.Access;
import io.kring.contacts.permission.Permissions;
import io.kring.contacts.permission.RolePermissions;
import io.kring.platform.http.ETags;
import io.kring.platform.page.Page;
import io.kring.platform.security.CurrentUser;
import io.kring.platform.security.Roles;
import io.quarkus.security.identity.SecurityIdentity;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/permissions")
@RolesAllowed(Roles.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Permissions", description = "Whose people, and which of their fields, each role may see and change")
public class PermissionResource {
    private final PermissionService service;
    private final CurrentUser user;
    private final SecurityIdentity identity;

    PermissionResource(PermissionService service, CurrentUser user, SecurityIdentity identity) {
        this.service = service;
        this.user = user;
        this.identity = identity;
    }

    @GET
    @Operation(
            summary = "List what each role may see and change",
            description = "Roles without an entry may see and change everything that their operations allow")
    public Page<PermissionView> list() {
        return new Page<>(service.all(), null);
    }

    @GET
    @Path("/me")
    @RolesAllowed({Roles.ADMIN, Roles.SALES, Roles.MARKETING, Roles.SUPPORT, Roles.ANALYST, Roles.PARTNER})
    @Operation(
            summary = "Read what I may see and change",
            description =
                    "The most that any of my roles gives. What is not among fields is full; sensitive fields are those of which"
                            + " every read is written down")
    public MyPermissions mine() {
        var roles = Permissions.ROLES.stream().filter(identity::hasRole).toList();
        return MyPermissions.of(user.name(), roles, Access.current());
    }

    @GET
    @Path("/{role}")
    @Operation(
            summary = "Read what a role may see and change",
            description = "The roles are admin, sales, marketing, support, analyst and partner")
    @APIResponseSchema(value = PermissionView.class, responseCode = "200")
    public Response get(String role) {
        return answer(service.get(role));
    }

    @PUT
    @Path("/{role}")
    @Operation(
            summary = "Set what a role may see and change",
            description =
                    "If-Match carries the ETag that was read. It counts within seconds. A user with several roles has the most that"
                            + " any of them gives. Somebody who may not be seen is a 404 like somebody who does not exist; a hidden"
                            + " field is missing in every answer and file, and to name it in a filter or body is refused; to change a"
                            + " readOnly one is a 403. With sensitive every read of the field is written down (GET /audit/reads)."
                            + " 422 for admin, whom nothing can be kept from")
    @APIResponseSchema(value = PermissionView.class, responseCode = "200")
    public Response set(
            String role,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid RolePermissions input) {
        var now = service.get(role);
        ETags.check(ifMatch, now.version());
        return answer(service.set(role, input, now.version(), user.name()));
    }

    private static Response answer(PermissionView view) {
        return Response.ok(view).tag(ETags.of(view.version())).build();
    }
}
