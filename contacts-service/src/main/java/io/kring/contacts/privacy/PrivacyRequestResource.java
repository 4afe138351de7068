package io.kring.contacts.privacy;

import io.kring.contacts.permission.Access;
import io.kring.contacts.permission.ReadLog;
import io.kring.contacts.privacy.agreed.AgreedStores;
import io.kring.contacts.privacy.dossier.Cover;
import io.kring.contacts.privacy.dossier.PackageFiles;
import io.kring.platform.idempotency.Idempotent;
import io.kring.platform.page.Page;
import io.kring.platform.page.PageQuery;
import io.kring.platform.problem.Problems;
import io.kring.platform.security.CurrentUser;
import io.kring.platform.security.Roles;
import io.kring.platform.tenant.Tenant;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/privacy/requests")
@RolesAllowed({Roles.ADMIN, Roles.SUPPORT})
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Privacy")
public class PrivacyRequestResource {
    private static final String ZIP = "application/zip";

    /** Writes one form of a package. */
    private interface Form {
        void write(Cover cover, OutputStream stream) throws IOException;
    }

    private final PrivacyRepository requests;
    private final PrivacyService service;
    private final PackageFiles files;
    private final AgreedStores agreed;
    private final ReadLog reads;
    private final CurrentUser user;

    PrivacyRequestResource(
            PrivacyRepository requests,
            PrivacyService service,
            PackageFiles files,
            AgreedStores agreed,
            ReadLog reads,
            CurrentUser user) {
        this.requests = requests;
        this.service = service;
        this.files = files;
        this.agreed = agreed;
        this.reads = reads;
        this.user = user;
    }

    @GET
    @Operation(
            summary = "List what people have asked for, the last first",
            description = "Copies and erasures, each with how far every service is and when an answer is due")
    public Page<PrivacyRequestView> list(
            @Parameter(schema = @Schema(implementation = RequestKind.class)) @QueryParam("kind") @Nullable String kind,
            @Parameter(schema = @Schema(implementation = RequestState.class)) @QueryParam("state") @Nullable
                    String state,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        var page = requests.list(
                whose(),
                one("kind", kind, RequestKind.values()),
                one("state", state, RequestState.values()),
                PageQuery.of(limit, after));
        return new Page<>(page.items().stream().map(PrivacyRequestView::of).toList(), page.next());
    }

    @GET
    @Path("/{id}")
    @Operation(
            summary = "Read how far a request is",
            description =
                    "Which services have answered, and how many rows of what they have handed over, erased, or found since. Of an"
                            + " erasure it is the receipt: it names nobody, and can be kept")
    public PrivacyRequestView get(UUID id) {
        return PrivacyRequestView.of(found(id), requests.rounds(id), agreed);
    }

    @POST
    @Path("/{id}/rescan")
    @RolesAllowed(Roles.ADMIN)
    @Idempotent
    @Operation(
            summary = "Look again whether anything is left of an erased person",
            description =
                    "In every service; what is found is erased. It also happens by itself after an erasure, and then daily until"
                            + " the event log has forgotten the person. 409 where the erasure is under way, or closed")
    @APIResponse(responseCode = "202", description = "The services are asked")
    public Response rescan(UUID id) {
        service.rescan(id);
        return Response.accepted()
                .header(HttpHeaders.LOCATION, "/api/v1/privacy/requests/" + id)
                .build();
    }

    @GET
    @Path("/{id}/package.json")
    @Operation(
            summary = "Read a person's data as JSON",
            description = "409 while services are to answer, 410 after 30 days")
    @APIResponse(
            responseCode = "200",
            description = "By store, with what it is for",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT)))
    public Response json(UUID id) {
        return file(id, files::json, MediaType.APPLICATION_JSON, "package.json");
    }

    @GET
    @Path("/{id}/package.html")
    @Produces(MediaType.TEXT_HTML)
    @Operation(
            summary = "Read a person's data as a page",
            description =
                    "To be given to the person: one file, to read and to print. 409 while services are to answer, 410"
                            + " after 30 days")
    @APIResponse(
            responseCode = "200",
            description = "The page",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = SchemaType.STRING)))
    public Response html(UUID id) {
        return file(id, files::html, MediaType.TEXT_HTML + ";charset=UTF-8", "package.html");
    }

    @GET
    @Path("/{id}/package.zip")
    @Produces(ZIP)
    @Operation(
            summary = "Read a person's data as an archive",
            description =
                    "package.json, package.html and the person as a vCard. 409 while services are to answer, 410 after"
                            + " 30 days")
    @APIResponse(
            responseCode = "200",
            description = "The archive",
            content = @Content(mediaType = ZIP, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response zip(UUID id) {
        return file(id, files::zip, ZIP, "package.zip");
    }

    private Response file(UUID id, Form form, String type, String name) {
        var request = found(id);
        var cover = cover(request);
        noteRead(request);
        var tenant = Tenant.current();
        StreamingOutput stream = out -> Tenant.run(tenant, () -> {
            try {
                form.write(cover, out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return Response.ok(stream, type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static Cover cover(PrivacyRequest request) {
        return switch (request.state()) {
            case ready ->
                new Cover(
                        request.requestId(),
                        request.contactId(),
                        request.askedAt(),
                        Objects.requireNonNull(request.doneAt()),
                        Objects.requireNonNull(request.readableUntil()));
            case collecting -> throw Problems.conflict("id", "is of a request that services are still to answer");
            case expired -> throw HttpProblem.valueOf(Response.Status.GONE, "The package was deleted after 30 days");
            default -> throw Problems.notFound("package of privacy request", request.requestId());
        };
    }

    private PrivacyRequest found(UUID id) {
        var whose = whose();
        return requests.find(id)
                .filter(request -> whose == null || whose.equals(request.askedBy()))
                .orElseThrow(() -> Problems.notFound("privacy request", id));
    }

    /** Whose requests may be seen: their own, by those who may not see everybody. */
    private @Nullable String whose() {
        return Access.current().isLimited() ? user.name() : null;
    }

    /** It has every field, the sensitive ones, too. */
    private void noteRead(PrivacyRequest request) {
        var grants = Access.current();
        if (grants.isLimited()) {
            throw HttpProblem.valueOf(
                    Response.Status.FORBIDDEN,
                    "A package has everything that is kept of a person; somebody who may see all of it can hand it over");
        }
        if (!grants.sensitive().isEmpty()) {
            reads.begin().read(grants.sensitive(), request.contactIds());
        }
    }

    private static <E extends Enum<E>> @Nullable E one(String parameter, @Nullable String name, E[] values) {
        if (name == null) {
            return null;
        }
        return Arrays.stream(values)
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problems.badRequest(parameter, "must be one of " + Arrays.toString(values)));
    }
}
