package io.kring.contacts.preference;

import io.kring.contacts.person.ContactReader;
import io.kring.contacts.publicpage.Links;
import io.kring.platform.idempotency.Idempotent;
import io.kring.platform.problem.Problems;
import io.kring.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/contacts")
@RolesAllowed({Roles.ADMIN, Roles.SALES, Roles.MARKETING, Roles.SUPPORT})
@RunOnVirtualThread
@Tag(name = "Consent")
public class PreferenceLinkResource {
    private final ContactReader contacts;
    private final Links links;

    PreferenceLinkResource(ContactReader contacts, Links links) {
        this.contacts = contacts;
        this.links = links;
    }

    @POST
    @Path("/{id}/preference-link")
    @Idempotent
    @Operation(
            summary = "Make a link to somebody's preferences",
            description =
                    "Send it to them and nobody else: whoever has it can change what the person agreed to, until it expires")
    @APIResponseSchema(value = Links.Link.class, responseCode = "200")
    public Response make(UUID id) {
        if (contacts.find(id).isEmpty()) {
            throw Problems.notFound("contact", id);
        }
        return Response.ok(links.preferences(id, Instant.now()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
