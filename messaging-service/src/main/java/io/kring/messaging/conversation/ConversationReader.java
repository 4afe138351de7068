package io.kring.messaging.conversation;

import io.kring.platform.filter.Filter;
import io.kring.platform.filter.FilterFields;
import io.kring.platform.page.Page;
import io.kring.platform.page.PageQuery;
import io.kring.platform.problem.Problems;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** Reads conversations and what was said in them. */
@ApplicationScoped
class ConversationReader {
    private static final String SELECT = """
            select c.id as conversation_id, c.contact_id, c.channel, c.address, c.state, c.opened_at, c.last_activity_at
            from conversation c where c.tenant_id = ?""";

    /** Theirs by conversation, ours by person: what a campaign wrote is part of the talk. */
    private static final String TALK = """
            select * from (
              select id as message_id, 'in' as direction, channel, sender as address, null as subject, text,
                null as state, campaign_id, received_at as at
              from received_message where tenant_id = :tenant and conversation_id in (
                select id from conversation where tenant_id = :tenant and (id = :conversation or joined_to = :conversation))
              union all
              select id, 'out', channel, address, subject, text, state, campaign_id, requested_at
              from message where tenant_id = :tenant and contact_id = cast(:contact as uuid)
            ) as talk
            where cast(:before as timestamptz) is null or (at, message_id) < (cast(:before as timestamptz), cast(:beforeId as uuid))
            order by at desc, message_id desc limit :limit""";

    /** What a list of conversations can be filtered by. */
    static final FilterFields FIELDS = FilterFields.builder()
            .text("state", "c.state")
            .text("channel", "c.channel")
            .timestamp("lastActivityAt", "c.last_activity_at")
            .build();

    private final Jdbi jdbi;

    ConversationReader(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 404 where there is none */
    ConversationView get(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + " and c.id = ?")
                        .bind(0, Tenant.current())
                        .bind(1, id)
                        .map(ConstructorMapper.of(ConversationView.class))
                        .findOne())
                .orElseThrow(() -> Problems.notFound("conversation", id));
    }

    /** The one with the newest activity first. */
    Page<ConversationView> list(@Nullable Filter filter, PageQuery page) {
        var where = filter == null ? null : filter.sql();
        var before = page.instant(0);
        var sql = SELECT
                + (before == null ? "" : " and (c.last_activity_at, c.id) < (?, ?)")
                + (where == null ? "" : " and " + where.where())
                + " order by c.last_activity_at desc, c.id desc limit ?";
        var rows = jdbi.withHandle(handle -> {
            var query = handle.createQuery(sql);
            var place = 0;
            query.bind(place++, Tenant.current());
            if (before != null) {
                query.bind(place++, before.atOffset(ZoneOffset.UTC));
                query.bind(place++, page.uuid(1));
            }
            if (where != null) {
                for (var parameter : where.parameters()) {
                    query.bind(place++, parameter);
                }
            }
            query.bind(place, page.fetch());
            return query.map(ConstructorMapper.of(ConversationView.class)).list();
        });
        return Page.of(rows, page, row -> List.of(row.lastActivityAt(), row.conversationId()));
    }

    /** The last message first. */
    Page<TalkEntry> messages(ConversationView conversation, PageQuery page) {
        var before = page.instant(0);
        var rows = jdbi.withHandle(handle -> handle.createQuery(TALK)
                .bind("tenant", Tenant.current())
                .bind("conversation", conversation.conversationId())
                .bind("contact", conversation.contactId())
                .bind("before", before == null ? null : before.atOffset(ZoneOffset.UTC))
                .bind("beforeId", page.uuid(1))
                .bind("limit", page.fetch())
                .map(ConstructorMapper.of(TalkEntry.class))
                .list());
        return Page.of(rows, page, entry -> List.of(entry.at(), entry.messageId()));
    }
}
