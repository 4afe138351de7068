package io.kring.campaigns.recipient;

import io.kring.campaigns.audience.ContactMerges;
import io.kring.campaigns.recipient.Recipient.Reach;
import io.kring.campaigns.template.Channel;
import io.kring.platform.page.Page;
import io.kring.platform.page.PageQuery;
import io.kring.platform.problem.Problems;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** The messages of all campaigns, by recipient. */
@ApplicationScoped
public class RecipientRepository {
    /** What is told of one message. */
    record Change(
            UUID campaignId,
            UUID contactId,
            String channel,
            UUID messageId,
            @Nullable String reason,
            Instant at) {}

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Jdbi jdbi;
    private final ContactMerges merges;

    RecipientRepository(Jdbi jdbi, ContactMerges merges) {
        this.jdbi = jdbi;
        this.merges = merges;
    }

    /** All at once; fails where one of them is there already. */
    public void add(UUID campaign, List<Recipient> recipients) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into recipient (tenant_id, campaign_id, contact_id, channel, message_id, state, reason, changed_at)
                        select :tenant, :campaign, r.contact, r.channel, r.message, r.state, r.reason, r.at
                        from unnest(:contacts, :channels, :messages, :states, :reasons, cast(:times as timestamptz[]))
                          as r (contact, channel, message, state, reason, at)""")
                .bind("tenant", Tenant.current())
                .bind("campaign", campaign)
                .bind("contacts", ids(recipients, Recipient::contactId))
                .bind(
                        "channels",
                        texts(recipients, recipient -> recipient.channel().name()))
                .bind("messages", ids(recipients, Recipient::messageId))
                .bind("states", texts(recipients, recipient -> recipient.state().name()))
                .bind("reasons", texts(recipients, Recipient::reason))
                .bind(
                        "times",
                        texts(recipients, recipient -> recipient.changedAt().toString()))
                .execute());
    }

    /** Whom messages of the campaign reached under the id of somebody who was merged into them: they get no second one. */
    public Set<Reach> reachedBefore(UUID campaign, List<UUID> contacts) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        with recursive own(contact, id) as (
                          select survivor_id, contact_id from contact_merge
                          where tenant_id = :tenant and survivor_id = any(:contacts)
                          union
                          select own.contact, m.contact_id from own join contact_merge m
                            on m.tenant_id = :tenant and m.survivor_id = own.id)
                        select own.contact, r.channel from own join recipient r
                          on r.tenant_id = :tenant and r.campaign_id = :campaign and r.contact_id = own.id""")
                .bind("tenant", Tenant.current())
                .bind("campaign", campaign)
                .bind("contacts", contacts.toArray(UUID[]::new))
                .map((row, context) -> new Reach(row.getObject(1, UUID.class), Channel.valueOf(row.getString(2))))
                .set());
    }

    /** Those that are in a state which the new one may follow. Who was erased has the message's own id. */
    void move(RecipientState state, List<Change> changes) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update recipient r set state = :state, reason = told.reason, changed_at = told.at
                        from unnest(:campaigns, :contacts, :channels, :messages, :reasons, cast(:times as timestamptz[]))
                          as told (campaign, contact, channel, message, reason, at)
                        where r.tenant_id = :tenant and r.campaign_id = told.campaign and r.contact_id in (told.contact, told.message)
                          and r.channel = told.channel and r.message_id = told.message and r.state = any(:before)""")
                .bind("tenant", Tenant.current())
                .bind("state", state)
                .bind("before", texts(state.before(), RecipientState::name))
                .bind("campaigns", ids(changes, Change::campaignId))
                .bind("contacts", ids(changes, Change::contactId))
                .bind("channels", texts(changes, Change::channel))
                .bind("messages", ids(changes, Change::messageId))
                .bind("reasons", texts(changes, Change::reason))
                .bind("times", texts(changes, change -> change.at().toString()))
                .execute());
    }

    /** How many messages of a campaign are in each state. */
    public Map<RecipientState, Long> states(UUID campaign) {
        var states = new EnumMap<RecipientState, Long>(RecipientState.class);
        for (var state : RecipientState.values()) {
            states.put(state, 0L);
        }
        jdbi.useHandle(handle -> handle.createQuery(
                        "select state, count(*) from recipient where tenant_id = ? and campaign_id = ? group by state")
                .bind(0, Tenant.current())
                .bind(1, campaign)
                .map((row, context) -> Map.entry(RecipientState.valueOf(row.getString(1)), row.getLong(2)))
                .forEach(entry -> states.put(entry.getKey(), entry.getValue())));
        return states;
    }

    /** In the order of the ids of the people to whom they went; shown is who stands for them now. */
    public Page<Recipient> list(UUID campaign, @Nullable RecipientState state, PageQuery page) {
        var contact = page.uuid(0);
        var rows = jdbi.withHandle(handle -> handle.createQuery("""
                        select contact_id, channel, message_id, state, reason, changed_at from recipient
                        where tenant_id = :tenant and campaign_id = :campaign
                          and (contact_id, channel) > (:contact, :channel)
                          and (cast(:state as text) is null or state = :state)
                        order by contact_id, channel limit :limit""")
                .bind("tenant", Tenant.current())
                .bind("campaign", campaign)
                .bind("contact", contact == null ? BEFORE_ALL : contact)
                .bind("channel", channel(page))
                .bind("state", state)
                .bind("limit", page.fetch())
                .map(ConstructorMapper.of(Recipient.class))
                .list());
        var stored = Page.of(rows, page, recipient -> List.of(recipient.contactId(), recipient.channel()));
        var now = merges.now(stored.items().stream().map(Recipient::contactId).toList());
        return new Page<>(
                stored.items().stream()
                        .map(recipient -> recipient.of(now.getOrDefault(recipient.contactId(), recipient.contactId())))
                        .toList(),
                stored.next());
    }

    private static String channel(PageQuery page) {
        return page.after().isEmpty()
                ? ""
                : Stream.of(Channel.values())
                        .map(Channel::name)
                        .filter(page.after().getLast()::equals)
                        .findFirst()
                        .orElseThrow(() -> Problems.badRequest("after", "must be the 'next' of the page before"));
    }

    private static <T> UUID[] ids(List<T> rows, Function<T, UUID> id) {
        return rows.stream().map(id).toArray(UUID[]::new);
    }

    private static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }
}
