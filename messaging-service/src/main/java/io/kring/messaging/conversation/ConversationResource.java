package io.kring.messaging.conversation;

import io.kring.messaging.outbound.MessageView;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/conversations")
@RolesAllowed({Roles.ADMIN, Roles.SALES, Roles.MARKETING, Roles.SUPPORT})
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Conversations", description = "What people wrote to us, and what we wrote to them")
public class ConversationResource {
    private final ConversationReader reader;
    private final ReplyService replies;

    ConversationResource(ConversationReader reader, ReplyService replies) {
        this.reader = reader;
        this.replies = replies;
    }

    @GET
    @Operation(
            summary = "List conversations",
            description = "The one with the newest activity first. filter is a CEL expression, such as"
                    + " state == 'open' && channel == 'sms'")
    public Page<ConversationView> list(
            @QueryParam("filter") @Nullable String filter,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        return reader.list(Filters.compile(ConversationReader.FIELDS, filter), PageQuery.of(limit, after));
    }

    @GET
    @Path("/{id}")
    @Operation(
            summary = "Read a conversation",
            description = "Who it is with, its channel and state; its messages have a page of their own")
    public ConversationView get(UUID id) {
        return reader.get(id);
    }

    @GET
    @Path("/{id}/messages")
    @Operation(
            summary = "Read what was said",
            description = "The last first: what they wrote, our answers, and what campaigns sent to the same person")
    public Page<TalkEntry> messages(
            UUID id, @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        return reader.messages(reader.get(id), PageQuery.of(limit, after));
    }

    @POST
    @Path("/{id}/messages")
    @Idempotent
    @Operation(
            summary = "Answer",
            description = "A service message to where they wrote from. 409 while it is not known who they are")
    @APIResponse(
            responseCode = "201",
            description = "Queued",
            content = @Content(schema = @Schema(implementation = MessageView.class)))
    public Response reply(UUID id, @NotNull @Valid ReplyInput reply) {
        var message = replies.reply(id, reply);
        return Responses.created("/api/v1/messages/" + message.messageId())
                .entity(message)
                .build();
    }
}
