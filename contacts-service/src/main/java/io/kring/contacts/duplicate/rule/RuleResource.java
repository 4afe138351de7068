package io.kring.contacts.duplicate.rule;

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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/duplicates/rule")
@RolesAllowed({Roles.ADMIN, Roles.SALES, Roles.MARKETING, Roles.SUPPORT})
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Duplicates")
public class RuleResource {
    private final RuleService service;
    private final QualityReader qualities;
    private final CurrentUser user;

    RuleResource(RuleService service, QualityReader qualities, CurrentUser user) {
        this.service = service;
        this.qualities = qualities;
        this.user = user;
    }

    @GET
    @Operation(
            summary = "Read the rule by which people are compared",
            description =
                    "A weight is log2(m / u) in bits: how often the field agrees so far in two records of one person, and of two."
                            + " The score is the sum. Frequent names weigh less than the rule says. Whatever the score, only who also"
                            + " has an address, an id, a door or a date of birth in common is certain, and nobody whose date of birth"
                            + " or whole given name speaks against it. Quality is the precision and recall of the pairs found")
    @APIResponseSchema(value = RuleView.class, responseCode = "200")
    public Response get() {
        return answer(service.stored());
    }

    @PUT
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Change the rule by which people are compared",
            description =
                    "If-Match carries the ETag that was read. Warnings follow it at once; pairs that were found keep their scores"
                            + " until the next search. A field that is left out is not compared")
    @APIResponseSchema(value = RuleView.class, responseCode = "200")
    public Response change(
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @NotNull @Valid RuleInput input) {
        var now = service.stored();
        ETags.check(ifMatch, now.version());
        return answer(service.change(input, now.version(), user.name()));
    }

    private Response answer(RuleService.Stored stored) {
        return Response.ok(RuleView.of(stored, qualities.decided(stored.rule()), qualities.published()))
                .tag(ETags.of(stored.version()))
                .build();
    }
}
