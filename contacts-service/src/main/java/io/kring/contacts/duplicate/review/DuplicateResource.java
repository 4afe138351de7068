package io.kring.contacts.duplicate.review;

import io.kring.contacts.duplicate.Decision;
import io.kring.contacts.duplicate.PairRepository;
import io.kring.platform.http.Filters;
import io.kring.platform.idempotency.Idempotent;
import io.kring.platform.page.Page;
import io.kring.platform.page.PageQuery;
import io.kring.platform.problem.Problems;
import io.kring.platform.security.CurrentUser;
import io.kring.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/duplicates")
@RolesAllowed({Roles.ADMIN, Roles.SALES, Roles.MARKETING, Roles.SUPPORT})
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Duplicates", description = "People who may be one")
public class DuplicateResource {
    private final PairReader reader;
    private final PairRepository pairs;
    private final CurrentUser user;

    DuplicateResource(PairReader reader, PairRepository pairs, CurrentUser user) {
        this.reader = reader;
        this.pairs = pairs;
        this.user = user;
    }

    @GET
    @Operation(
            summary = "List pairs of people who may be one, the best first",
            description =
                    "Those that nobody has decided about; decision lists the others. filter is a CEL expression, such as"
                            + " score > 30.0 && verdict == 'certain'")
    public Page<PairView> list(
            @Parameter(
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"same", "different"}))
                    @QueryParam("decision")
                    @Nullable
                    String decision,
            @QueryParam("filter") @Nullable String filter,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        return reader.list(decision(decision), Filters.compile(PairReader.FIELDS, filter), PageQuery.of(limit, after));
    }

    @GET
    @Path("/{id}")
    @Operation(
            summary = "Read a pair of people who may be one",
            description = "Both people, the score, what each field adds to it, and the decision where there is one")
    public PairView get(UUID id) {
        return reader.get(id);
    }

    @POST
    @Path("/{id}/decision")
    @Idempotent
    @Transactional
    @Operation(
            summary = "Decide whether two people are one",
            description =
                    "Those who are different are not shown and not warned of any more. To merge those who are the same is another"
                            + " request. The last decision counts; the rule is measured by them")
    @APIResponseSchema(value = PairView.class, responseCode = "200")
    public Response decide(UUID id, @NotNull @Valid DecisionInput input) {
        if (!pairs.decide(id, input.decision(), user.name())) {
            throw Problems.notFound("pair", id);
        }
        return Response.ok(reader.get(id)).build();
    }

    private static @Nullable Decision decision(@Nullable String name) {
        if (name == null) {
            return null;
        }
        return Arrays.stream(Decision.values())
                .filter(decision -> decision.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> Problems.badRequest("decision", "must be one of " + Arrays.toString(Decision.values())));
    }
}
