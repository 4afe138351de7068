package io.kring.leads.form;

import io.kring.platform.idempotency.Idempotent;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** For visitors of a web page, who have no token: the tenant is in the address. */
@Path("/public/{tenant: [a-z0-9][a-z0-9-]*}/forms/{slug: [a-z0-9-]+}")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Forms")
public class PublicFormResource {
    private final FormService service;
    private final Visitor visitor;

    PublicFormResource(FormService service, Visitor visitor) {
        this.service = service;
        this.visitor = visitor;
    }

    @GET
    @Operation(
            summary = "Read a form to show it on a web page",
            description = "Without login: its fields and consent texts, in the order in which they are asked")
    public PublicForm get(@PathParam("tenant") String tenant, @PathParam("slug") String slug) {
        return PublicForm.of(service.get(slug));
    }

    @POST
    @Path("/submissions")
    @Idempotent
    @Operation(
            summary = "Fill in a form",
            description =
                    "The answer is the same whether the visitor is known or not. Send an Idempotency-Key to be able to repeat it")
    @APIResponseSchema(value = Accepted.class, responseCode = "201")
    public Response submit(
            @PathParam("tenant") String tenant, @PathParam("slug") String slug, @NotNull @Valid Submission submission) {
        var lead = service.submit(slug, submission, visitor.ip());
        return Response.status(Response.Status.CREATED)
                .entity(new Accepted(lead))
                .build();
    }

    /** What came of it. */
    public record Accepted(UUID leadId) {}
}
