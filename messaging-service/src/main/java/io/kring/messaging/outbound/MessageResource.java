package io.kring.messaging.outbound;

import io.kring.platform.http.Filters;
import io.kring.platform.http.Responses;
import io.kring.platform.idempotency.Idempotent;
import io.kring.platform.page.Page;
import io.kring.platform.page.PageQuery;
import io.kring.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/messages")
@RolesAllowed({Roles.ADMIN, Roles.SALES, Roles.MARKETING, Roles.SUPPORT, Roles.PARTNER})
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Messages", description = "What was sent to people, and what became of it")
public class MessageResource {
    private final MessageService service;
    private final MessageReader reader;

    MessageResource(MessageService service, MessageReader reader) {
        this.service = service;
        this.reader = reader;
    }

    @POST
    @Idempotent
    @Operation(
            summary = "Send a message to one person",
            description = "It is queued; consent is checked at the moment of sending, so it may end as suppressed."
                    + " 422 where the person is not known")
    @APIResponseSchema(value = MessageView.class, responseCode = "201")
    public Response send(@NotNull @Valid MessageInput input) {
        var message = service.send(input, null);
        return Responses.created("/api/v1/messages/" + message.messageId())
                .entity(message)
                .build();
    }

    @GET
    @Operation(
            summary = "List messages",
            description = "The last first. filter is a CEL expression, such as state == 'failed' && channel == 'sms'")
    public Page<MessageView> list(
            @QueryParam("filter") @Nullable String filter,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        return reader.list(Filters.compile(MessageReader.FIELDS, filter), PageQuery.of(limit, after));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Read a message", description = "With its state and, where it was not delivered, the reason")
    public MessageView get(UUID id) {
        return service.get(id);
    }
}
