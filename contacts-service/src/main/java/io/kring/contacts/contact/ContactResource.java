package io.kring.contacts.contact;

import com.fasterxml.jackson.databind.JsonNode;
import io.kring.contacts.change.Change;
import io.kring.contacts.consent.ConsentEntry;
import io.kring.contacts.consent.ConsentInput;
import io.kring.contacts.consent.ConsentLedger;
import io.kring.contacts.customfield.CustomFields;
import io.kring.contacts.merge.Merges;
import io.kring.contacts.permission.Access;
import io.kring.contacts.person.ContactReader;
import io.kring.contacts.person.ContactView;
import io.kring.contacts.person.Person;
import io.kring.platform.http.ETags;
import io.kring.platform.http.MergePatch;
import io.kring.platform.http.Responses;
import io.kring.platform.idempotency.Idempotent;
import io.kring.platform.page.Page;
import io.kring.platform.page.PageQuery;
import io.kring.platform.problem.Problems;
import io.kring.platform.security.CurrentUser;
import io.kring.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/contacts")
@RolesAllowed({Roles.ADMIN, Roles.SALES, Roles.MARKETING, Roles.SUPPORT})
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Contacts", description = "The people that a company knows")
public class ContactResource {
    private final ContactService service;
    private final CustomFields customFields;
    private final ContactReader reader;
    private final PastContacts past;
    private final ConsentLedger consents;
    private final Snapshots snapshots;
    private final Merges merges;
    private final MergePatch patches;
    private final CurrentUser user;

    ContactResource(
            ContactService service,
            CustomFields customFields,
            ContactReader reader,
            PastContacts past,
            ConsentLedger consents,
            Snapshots snapshots,
            Merges merges,
            MergePatch patches,
            CurrentUser user) {
        this.service = service;
        this.customFields = customFields;
        this.reader = reader;
        this.past = past;
        this.consents = consents;
        this.snapshots = snapshots;
        this.merges = merges;
        this.patches = patches;
        this.user = user;
    }

    @POST
    @RolesAllowed({Roles.ADMIN, Roles.SALES, Roles.MARKETING, Roles.SUPPORT, Roles.PARTNER})
    @Idempotent
    @Operation(
            summary = "Add a person",
            description =
                    "409 where an e-mail address or phone number belongs to another person, and, with the candidates, where they"
                            + " certainly are somebody who is known already: the header Kring-Allow-Duplicates adds them all the"
                            + " same")
    @APIResponseSchema(value = ContactView.class, responseCode = "201")
    public Response create(
            @NotNull @Valid Person input,
            @Parameter(schema = @Schema(type = SchemaType.BOOLEAN)) @HeaderParam(OnDuplicate.HEADER) @Nullable
                    String allowDuplicates) {
        var contact = service.create(input, Change.request(user.name()), OnDuplicate.ofHeader(allowDuplicates));
        return Responses.created("/api/v1/contacts/" + contact.contactId())
                .tag(ETags.of(contact.version()))
                .entity(contact)
                .build();
    }

    @GET
    @Operation(
            summary = "List people",
            description = "filter is a CEL expression, such as city == 'Sneek' && 'vip' in tags")
    public Page<ContactView> list(
            @QueryParam("filter") @Nullable String filter,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        return reader.list(customFields.filter(filter), PageQuery.of(limit, after));
    }

    @GET
    @Path("/{id}")
    @Operation(
            summary = "Read a person",
            description =
                    "asOf is a date or a moment in the past: the person as they were then, without an ETag, with what they had"
                            + " agreed to by then (by the time of the proof, whenever it was recorded); 404 where they were not known"
                            + " yet. Who was merged redirects to who stands for them now, until that is undone")
    @APIResponseSchema(value = ContactView.class, responseCode = "200")
    @APIResponse(responseCode = "307", description = "They were merged into the person at this Location")
    public Response get(UUID id, @QueryParam("asOf") @Nullable String asOf) {
        if (asOf != null) {
            var time = PastContacts.moment("asOf", asOf);
            return past.at(id, time)
                    .map(person -> Response.ok(person).build())
                    .orElseGet(() -> merged(id, merges.now(id, time), "?asOf=" + time));
        }
        return reader.find(id)
                .map(contact ->
                        Response.ok(contact).tag(ETags.of(contact.version())).build())
                .orElseGet(() -> merged(id, merges.now(id), ""));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, MergePatch.MEDIA_TYPE})
    @Operation(
            summary = "Change a person",
            description =
                    "JSON Merge Patch (RFC 7396); If-Match carries the ETag that was read. 409 where an e-mail address or"
                            + " phone number belongs to another person, and, with the candidates, where names, addresses or the date"
                            + " of birth become those of somebody who is known: the header Kring-Allow-Duplicates allows it")
    @APIResponseSchema(value = ContactView.class, responseCode = "200")
    public Response update(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Parameter(schema = @Schema(type = SchemaType.BOOLEAN)) @HeaderParam(OnDuplicate.HEADER) @Nullable
                    String allowDuplicates,
            @NotNull JsonNode patch) {
        var now = found(id);
        ETags.check(ifMatch, now.version());
        Access.current().requireSeen(patch);
        var input = patches.apply(now.person(), patch, Person.class);
        var contact = service.update(
                id, input, now.version(), Change.request(user.name()), OnDuplicate.ofHeader(allowDuplicates));
        return Response.ok(contact).tag(ETags.of(contact.version())).build();
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({Roles.ADMIN, Roles.SALES, Roles.SUPPORT})
    @Operation(
            summary = "Delete a person",
            description =
                    "If-Match carries the ETag that was read. What they were can still be read with asOf, and the proof of their"
                            + " consent is kept; POST /contacts/{id}/erasure erases everything of a person")
    @APIResponse(responseCode = "204", description = "They are gone")
    public void delete(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        var now = found(id);
        ETags.check(ifMatch, now.version());
        service.delete(id, now.version(), Change.request(user.name()));
    }

    @GET
    @Path("/{id}/consents")
    @Operation(
            summary = "Read the consent ledger of a person",
            description = "Every grant and withdrawal with its proof, the last first")
    public List<ConsentEntry> consents(UUID id) {
        return consents.entries(found(id).contactId());
    }

    @POST
    @Path("/{id}/consents")
    @Idempotent
    @Operation(
            summary = "Record consent that was given or withdrawn",
            description =
                    "Adds to the ledger, with its proof; entries are never changed. The last of a channel and purpose is what holds, and other services hear of it at once")
    @APIResponseSchema(value = ContactView.class, responseCode = "201")
    public Response record(UUID id, @NotNull @Valid ConsentInput consent) {
        service.record(id, List.of(consent), user.name());
        var contact = found(id);
        return Responses.created("/api/v1/contacts/" + id + "/consents")
                .tag(ETags.of(contact.version()))
                .entity(contact)
                .build();
    }

    @POST
    @Path("/snapshots")
    @RolesAllowed(Roles.ADMIN)
    @Idempotent
    @Operation(
            summary = "Publish everybody again",
            description =
                    "For a new or rebuilt consumer: contact.snapshot.v1 for each person, from now on in the background. 409"
                            + " while the one before is under way")
    public Response snapshot() {
        if (!snapshots.start()) {
            throw Problems.conflict("snapshots", "is under way; ask again when it is done");
        }
        return Response.accepted().build();
    }

    private ContactView found(UUID id) {
        return reader.find(id).orElseThrow(() -> merges.missing(id));
    }

    /** Not for ever: a merge can be undone. */
    private Response merged(UUID id, Optional<UUID> now, String query) {
        var survivor = now.orElseThrow(() -> merges.missing(id));
        return Response.status(Response.Status.TEMPORARY_REDIRECT)
                .header(HttpHeaders.LOCATION, "/api/v1/contacts/" + survivor + query)
                .build();
    }
}
