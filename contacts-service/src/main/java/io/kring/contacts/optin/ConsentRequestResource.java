package io.kring.contacts.optin;

import io.kring.contacts.consent.Channel;
import io.kring.contacts.optin.OptInService.Outcome;
import io.kring.contacts.permission.Access;
import io.kring.contacts.person.ContactReader;
import io.kring.platform.http.Responses;
import io.kring.platform.idempotency.Idempotent;
import io.kring.platform.page.Page;
import io.kring.platform.page.PageQuery;
import io.kring.platform.problem.Problems;
import io.kring.platform.security.CurrentUser;
import io.kring.platform.security.Roles;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/contacts")
@RolesAllowed({Roles.ADMIN, Roles.SALES, Roles.MARKETING, Roles.SUPPORT})
@RunOnVirtualThread
@Tag(name = "Consent")
public class ConsentRequestResource {
    private static final String A_DAY = "86400";

    private final OptInService service;
    private final ConsentRequestRepository requests;
    private final ContactReader contacts;
    private final CurrentUser user;

    ConsentRequestResource(
            OptInService service, ConsentRequestRepository requests, ContactReader contacts, CurrentUser user) {
        this.service = service;
        this.requests = requests;
        this.contacts = contacts;
        this.user = user;
    }

    @POST
    @Path("/{id}/consent-requests")
    @Idempotent
    @Operation(
            summary = "Ask somebody to confirm consent (double opt-in)",
            description =
                    "Sends a link to their address; the consent is in the ledger once they press the button behind it. 422 where"
                            + " the person has no such address, 429 where it was asked too often within a day")
    @APIResponseSchema(value = ConsentRequest.class, responseCode = "201")
    public Response request(UUID id, @NotNull @Valid ConsentRequestInput input) {
        if (input.address() != null) {
            // Or whether it is theirs would tell what it is
            Access.current().requireSeen(input.channel() == Channel.email ? "emails" : "phones");
        }
        return switch (service.request(id, input, user.name())) {
            case Outcome.Asked asked ->
                Responses.created("/api/v1/contacts/" + id + "/consent-requests")
                        .entity(asked.request())
                        .build();
            case Outcome.NoAddress none -> throw noAddress(none.channel(), input.address());
            case Outcome.TooOften often ->
                throw HttpProblem.builder()
                        .withStatus(Status.TOO_MANY_REQUESTS)
                        .withTitle(Status.TOO_MANY_REQUESTS.getReasonPhrase())
                        .withDetail("The address was asked %d times within 24 hours".formatted(often.times()))
                        .withHeader(HttpHeaders.RETRY_AFTER, A_DAY)
                        .build();
        };
    }

    private static HttpProblem noAddress(Channel channel, @Nullable String address) {
        if (address != null && (channel == Channel.sms || channel == Channel.email)) {
            return Problems.unprocessable("address", "must be one that the person has for " + channel);
        }
        return switch (channel) {
            case sms -> Problems.unprocessable("channel", "needs a phone number of the person");
            case email -> Problems.unprocessable("channel", "needs an e-mail address of the person");
            case phone, post, whatsapp ->
                Problems.unprocessable("channel", "must be sms or email, where a message can ask");
        };
    }

    @GET
    @Path("/{id}/consent-requests")
    @Operation(
            summary = "List what somebody was asked to confirm",
            description = "The last first; confirmedAt is there once they did")
    public Page<ConsentRequest> list(
            UUID id, @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        if (contacts.find(id).isEmpty()) {
            throw Problems.notFound("contact", id);
        }
        return requests.list(id, PageQuery.of(limit, after));
    }
}
