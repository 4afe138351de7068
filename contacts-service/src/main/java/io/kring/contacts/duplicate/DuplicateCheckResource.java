package io.kring.contacts.duplicate;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.kring.contacts.person.CanonicalPerson;
import io.kring.contacts.person.ContactReader;
import io.kring.contacts.person.ContactView;
import io.kring.contacts.person.Person;
import io.kring.platform.idempotency.Idempotent;
import io.kring.platform.problem.Problems;
import io.kring.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/contacts")
@RolesAllowed({Roles.ADMIN, Roles.SALES, Roles.MARKETING, Roles.SUPPORT})
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Duplicates")
public class DuplicateCheckResource {
    /**
     * @param candidates the best first
     * @param unseen how many others there are, whom the asker may not see
     */
    public record Candidates(
            List<Candidate> candidates,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) int unseen) {}

    private final DuplicateCheck check;
    private final CanonicalPerson canonical;
    private final ContactReader reader;

    DuplicateCheckResource(DuplicateCheck check, CanonicalPerson canonical, ContactReader reader) {
        this.check = check;
        this.canonical = canonical;
        this.reader = reader;
    }

    @GET
    @Path("/{id}/duplicates")
    @Operation(
            summary = "List who may be the same person",
            description =
                    "At most 10, the best first, by the rule of the company; not those who were decided to be different")
    public Candidates ofContact(UUID id) {
        return shown(check.candidates(
                id, reader.find(id).map(ContactView::person).orElseThrow(() -> Problems.notFound("contact", id))));
    }

    @POST
    @Path("/duplicate-check")
    @Idempotent
    @Operation(
            summary = "Ask who may be the same person as somebody who is not written down yet",
            description = "At most 10, the best first; nothing is stored. For forms, while they are filled in")
    @APIResponseSchema(value = Candidates.class, responseCode = "200")
    public Response ofDraft(@NotNull @Valid Person draft) {
        return Response.ok(shown(check.candidates(List.of(canonical.of(draft))).getFirst()))
                .build();
    }

    private Candidates shown(List<Candidate> candidates) {
        var seen = check.seen(candidates);
        return new Candidates(seen, candidates.size() - seen.size());
    }
}
