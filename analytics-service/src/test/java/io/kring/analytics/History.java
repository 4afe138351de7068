package io.kring.analytics;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kring.platform.id.Ids;
import io.kring.testkit.Contracts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What happened around campaigns, as the events that tell it: golden examples with other ids. */
final class History {
    /** One event, before it goes out. */
    record Told(UUID id, String type, String subject, ObjectNode data) {
        boolean is(String wanted) {
            return type.equals(wanted);
        }

        @Nullable
        String text(String field) {
            return data.path(field).isTextual() ? data.path(field).textValue() : null;
        }
    }

    private final List<Told> events = new ArrayList<>();

    List<Told> events() {
        return List.copyOf(events);
    }

    UUID campaign(String name, String launchedAt, int recipients) {
        var campaign = Ids.next();
        tell(
                "campaign.launched.v1",
                campaign,
                data -> data.put("campaignId", campaign.toString())
                        .put("name", name)
                        .put("launchedAt", launchedAt));
        tell(
                "campaign.completed.v1",
                campaign,
                data -> data.put("campaignId", campaign.toString())
                        .put("recipients", recipients)
                        .put("requests", recipients));
        return campaign;
    }

    /** @param fates {@code sent}, {@code delivered}, {@code failed}, or why it was suppressed */
    void message(@Nullable UUID campaign, String channel, UUID contact, String... fates) {
        var message = Ids.next();
        for (var fate : fates) {
            var told = List.of("sent", "delivered", "failed").contains(fate);
            tell("message." + (told ? fate : "suppressed") + ".v1", message, data -> {
                data.put("messageId", message.toString())
                        .put("contactId", contact.toString())
                        .put("channel", channel)
                        .put("campaignId", text(campaign));
                if (!told) {
                    data.put("reason", fate);
                }
            });
        }
    }

    /** @param contact null: the sender is not known, and the address is all there is */
    void answer(@Nullable UUID campaign, String channel, @Nullable UUID contact, String address, boolean stop) {
        var message = Ids.next();
        tell("message.received.v1", message, data -> {
            data.put("messageId", message.toString())
                    .put("contactId", text(contact))
                    .put("channel", channel)
                    .put("from", address);
            data.withObject("inReplyTo").put("campaignId", text(campaign));
        });
        if (stop) {
            tell(
                    "message.opted-out.v1",
                    message,
                    data -> data.put("messageId", message.toString())
                            .put("contactId", text(contact))
                            .put("channel", channel)
                            .put("address", address)
                            .put("campaignId", text(campaign)));
        }
    }

    void order(@Nullable UUID campaign, String amount, String currency) {
        var order = Ids.next();
        tell(
                "order.recorded.v1",
                order,
                data -> data.put("orderId", order.toString())
                        .put("campaignId", text(campaign))
                        .put("amount", new BigDecimal(amount))
                        .put("currency", currency));
    }

    void lead(boolean converted) {
        var lead = Ids.next();
        tell("lead.captured.v1", lead, data -> data.put("leadId", lead.toString()));
        if (converted) {
            tell("lead.converted.v1", lead, data -> data.put("leadId", lead.toString()));
        }
    }

    /** @param outcome {@code won}, {@code lost}, or null while it is open */
    void opportunity(@Nullable String outcome, String amount, String currency) {
        var opportunity = Ids.next();
        tell("opportunity.created.v1", opportunity, data -> data.put("opportunityId", opportunity.toString()));
        if (outcome != null) {
            tell(
                    "opportunity.closed.v1",
                    opportunity,
                    data -> data.put("opportunityId", opportunity.toString())
                            .put("outcome", outcome)
                            .put("amount", new BigDecimal(amount))
                            .put("currency", currency));
        }
    }

    private void tell(String type, UUID subject, Consumer<ObjectNode> edit) {
        var data = Contracts.example(type);
        edit.accept(data);
        Contracts.assertValid(type, data);
        events.add(new Told(UUID.randomUUID(), type, subject.toString(), data));
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }
}
