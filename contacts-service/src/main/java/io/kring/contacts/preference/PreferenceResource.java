package io.kring.contacts.preference;

import io.kring.contacts.consent.Purpose;
import io.kring.contacts.publicpage.Language;
import io.kring.contacts.publicpage.LinkKind;
import io.kring.contacts.publicpage.Links;
import io.kring.contacts.publicpage.Pages;
import io.kring.contacts.publicpage.Visitor;
import io.kring.platform.idempotency.Idempotent;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** For people who have a link and no token. */
@Path("/public/{tenant: [a-z0-9][a-z0-9-]*}/preferences")
@PermitAll
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
@Tag(
        name = "Consent",
        description = "What people want to be told, by which channel, and the pages on which they say so")
public class PreferenceResource {
    private final PreferenceService service;
    private final Links links;
    private final Visitor visitor;

    PreferenceResource(PreferenceService service, Links links, Visitor visitor) {
        this.service = service;
        this.links = links;
        this.visitor = visitor;
    }

    @GET
    @Operation(
            summary = "Show somebody their preferences",
            description =
                    "A page, also where it answers 404 (the link is none of ours) or 410 (it has expired, or the person is gone)")
    @APIResponse(responseCode = "200", description = "A page with a form")
    public Response show(
            @PathParam("tenant") String tenant,
            @QueryParam("token") @Nullable String token,
            @QueryParam("lang") @Nullable String lang,
            @QueryParam("saved") @Nullable String saved,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted) {
        var contact = service.get(links.open(LinkKind.preferences, token));
        var person = contact.person();
        var language = Language.of(lang, person.language(), accepted);
        return Pages.ok(
                new PreferencePage(
                        language,
                        String.valueOf(token),
                        person.givenName(),
                        Preferences.of(person, contact.consents()).rows(),
                        List.of(Purpose.values()),
                        person.preferredChannel(),
                        saved != null),
                language);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Idempotent
    @Operation(
            summary = "Save somebody's preferences",
            description =
                    "The page's form; what was changed is in the consent ledger with the words that were shown. 400, 404"
                            + " and 410 are pages, too")
    @APIResponse(responseCode = "303", description = "To the page, which says that it is saved")
    public Response save(
            @PathParam("tenant") String tenant,
            @QueryParam("token") @Nullable String token,
            @QueryParam("lang") @Nullable String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted,
            @BeanParam PreferenceForm form) {
        var contact = service.get(links.open(LinkKind.preferences, token));
        var language = Language.of(lang, contact.person().language(), accepted);
        service.save(contact.contactId(), form, language, visitor.ip());
        return Pages.seeOther(Links.again(LinkKind.preferences, token, lang) + "&saved=1");
    }
}
