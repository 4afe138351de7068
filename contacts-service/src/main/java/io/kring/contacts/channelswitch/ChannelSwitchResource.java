package io.kring.contacts.channelswitch;

import io.kring.contacts.change.Change;
import io.kring.contacts.person.ContactView;
import io.kring.platform.http.ETags;
import io.kring.platform.idempotency.Idempotent;
import io.kring.platform.security.CurrentUser;
import io.kring.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/contacts")
@RolesAllowed({Roles.ADMIN, Roles.SALES, Roles.MARKETING, Roles.SUPPORT})
@RunOnVirtualThread
@Tag(name = "Consent")
public class ChannelSwitchResource {
    private final ChannelSwitchService service;
    private final CurrentUser user;

    ChannelSwitchResource(ChannelSwitchService service, CurrentUser user) {
        this.service = service;
        this.user = user;
    }

    @POST
    @Path("/{id}/channel-switch")
    @Idempotent
    @Operation(
            summary = "Write to somebody by one channel instead of another",
            description =
                    "Withdraws consent for the one, grants it for the other and makes that the preferred channel, all or"
                            + " nothing. To undo the change gives the preferred channel back; the ledger is never undone: record"
                            + " consent again. 422 where the person has no address for the new channel")
    @APIResponseSchema(value = ContactView.class, responseCode = "200")
    public Response apply(UUID id, @NotNull @Valid ChannelSwitch wanted) {
        var contact = service.apply(id, wanted, Change.request(user.name()));
        return Response.ok(contact).tag(ETags.of(contact.version())).build();
    }
}
