package io.kring.messaging.outbound;

import io.kring.platform.filter.Filter;
import io.kring.platform.filter.FilterFields;
import io.kring.platform.page.Page;
import io.kring.platform.page.PageQuery;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** Reads messages as they are shown. */
@ApplicationScoped
class MessageReader {
    private static final String SELECT = """
            select m.id as message_id, m.contact_id, m.channel, m.purpose, m.campaign_id, m.address, m.subject, m.text,
              m.state, m.code, m.reason, m.provider_id, m.attempts, m.requested_at, m.sent_at, m.delivered_at
            from message m where m.tenant_id = ?""";

    /** What a list of messages can be filtered by. */
    static final FilterFields FIELDS = FilterFields.builder()
            .text("channel", "m.channel")
            .text("purpose", "m.purpose")
            .text("state", "m.state")
            .text("reason", "m.reason")
            .text("address", "m.address")
            .id("contactId", "m.contact_id")
            .id("campaignId", "m.campaign_id")
            .timestamp("requestedAt", "m.requested_at")
            .timestamp("sentAt", "m.sent_at")
            .build();

    private final Jdbi jdbi;

    MessageReader(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Optional<MessageView> find(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + " and m.id = ?")
                .bind(0, Tenant.current())
                .bind(1, id)
                .map(ConstructorMapper.of(MessageView.class))
                .findOne());
    }

    /** The last made first. */
    Page<MessageView> list(@Nullable Filter filter, PageQuery page) {
        var where = filter == null ? null : filter.sql();
        var before = page.uuid(0);
        var sql = SELECT
                + (before == null ? "" : " and m.id < ?")
                + (where == null ? "" : " and " + where.where())
                + " order by m.id desc limit ?";
        var rows = jdbi.withHandle(handle -> {
            var query = handle.createQuery(sql);
            var place = 0;
            query.bind(place++, Tenant.current());
            if (before != null) {
                query.bind(place++, before);
            }
            if (where != null) {
                for (var parameter : where.parameters()) {
                    query.bind(place++, parameter);
                }
            }
            query.bind(place, page.fetch());
            return query.map(ConstructorMapper.of(MessageView.class)).list();
        });
        return Page.of(rows, page, message -> List.of(message.messageId()));
    }
}
