package io.kring.contacts.optin;

import io.kring.contacts.publicpage.Language;
import io.kring.contacts.publicpage.LinkKind;
import io.kring.contacts.publicpage.Links;
import io.kring.contacts.publicpage.Masks;
import io.kring.contacts.publicpage.Pages;
import io.kring.contacts.publicpage.Visitor;
import io.kring.platform.idempotency.Idempotent;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Only the button confirms: mail scanners open links, too. */
@Path("/public/{tenant: [a-z0-9][a-z0-9-]*}/consent")
@PermitAll
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
@Tag(name = "Consent")
public class ConfirmationResource {
    private final OptInService service;
    private final Links links;
    private final Visitor visitor;

    ConfirmationResource(OptInService service, Links links, Visitor visitor) {
        this.service = service;
        this.links = links;
        this.visitor = visitor;
    }

    @GET
    @Operation(
            summary = "Show what is to be confirmed",
            description = "A page, also where it answers 404 (the link is none of ours) or 410 (it has expired)")
    @APIResponse(responseCode = "200", description = "A page with a button")
    public Response show(
            @PathParam("tenant") String tenant,
            @QueryParam("token") @Nullable String token,
            @QueryParam("lang") @Nullable String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted) {
        var request = service.get(links.open(LinkKind.confirmation, token));
        var language = Language.of(lang, request.language(), accepted);
        var confirmed = request.confirmedAt() != null;
        var preferences = confirmed
                ? Links.path(LinkKind.preferences) + "?"
                        + links.preferences(request.contactId(), Instant.now())
                                .url()
                                .getRawQuery()
                : "";
        return Pages.ok(
                new ConfirmationPage(
                        language,
                        String.valueOf(token),
                        Masks.address(request.address()),
                        request.text(),
                        confirmed,
                        preferences),
                language);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Idempotent
    @Operation(
            summary = "Confirm consent",
            description = "The page's button. A second time changes nothing. 404 and 410 as above")
    @APIResponse(responseCode = "303", description = "To the page, which says thank you")
    public Response confirm(
            @PathParam("tenant") String tenant,
            @QueryParam("token") @Nullable String token,
            @QueryParam("lang") @Nullable String lang) {
        service.confirm(links.open(LinkKind.confirmation, token), visitor.ip());
        return Pages.seeOther(Links.again(LinkKind.confirmation, token, lang));
    }
}
