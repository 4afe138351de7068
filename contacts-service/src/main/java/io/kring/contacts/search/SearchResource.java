package io.kring.contacts.search;

import io.kring.contacts.search.index.IndexFill;
import io.kring.platform.idempotency.Idempotent;
import io.kring.platform.problem.Problems;
import io.kring.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/contacts")
@RolesAllowed({Roles.ADMIN, Roles.SALES, Roles.MARKETING, Roles.SUPPORT})
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Contacts")
public class SearchResource {
    private static final int LONGEST = 200;
    private static final int MOST = 50;
    private static final int DEFAULT = 10;

    private final SearchService service;
    private final IndexFill fill;

    SearchResource(SearchService service, IndexFill fill) {
        this.service = service;
        this.fill = fill;
    }

    @GET
    @Path("/search")
    @Operation(
            summary = "Find people while somebody types",
            description =
                    "q is what was typed so far, up to 200 characters: names, companies and cities in any order, with or without accents"
                            + " and with some typos; initials; e-mail addresses; phone numbers in any notation. The last word may be"
                            + " the beginning of one. The best are told first, limit of them (1 to 50, 10 where it is not given), and"
                            + " there is no next page: who is not among them is found by typing more. Where very many match equally"
                            + " well, some of them are told. A person is found within about a second of being written down")
    public SearchResult search(
            @QueryParam("q") @DefaultValue("") String q, @QueryParam("limit") @Nullable String limit) {
        return new SearchResult(service.search(SearchQuery.of(checked(q)), limit == null ? DEFAULT : limit(limit)));
    }

    @POST
    @Path("/search/index")
    @RolesAllowed(Roles.ADMIN)
    @Idempotent
    @Operation(
            summary = "Make the search anew",
            description =
                    "Reads everybody again, in the background, from the first person on; people are found meanwhile")
    public Response rebuild() {
        fill.restart();
        return Response.accepted().build();
    }

    private static String checked(String q) {
        if (q.length() > LONGEST || q.chars().anyMatch(Character::isISOControl)) {
            throw Problems.badRequest("q", "must be up to " + LONGEST + " characters without control characters");
        }
        return q;
    }

    private static int limit(String limit) {
        try {
            var value = Integer.parseInt(limit);
            if (value >= 1 && value <= MOST) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // answered below, like a number out of range
        }
        throw Problems.badRequest("limit", "must be a whole number from 1 to " + MOST);
    }
}
