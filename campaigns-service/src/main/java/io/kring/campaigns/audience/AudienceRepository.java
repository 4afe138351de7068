package io.kring.campaigns.audience;

import io.kring.campaigns.audience.AudienceEvents.ConsentChanged;
import io.kring.campaigns.audience.AudienceEvents.ContactState;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Writes what events tell of people, many at a time. One statement must not meet a person twice: the last word counts. */
@ApplicationScoped
class AudienceRepository {
    private final Jdbi jdbi;

    AudienceRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A version older than the one that is kept is passed over. */
    void keep(List<ContactState> states) {
        var newest = new LinkedHashMap<UUID, ContactState>();
        for (var state : states) {
            newest.merge(state.contactId(), state, (one, other) -> other.version() >= one.version() ? other : one);
        }
        jdbi.useHandle(handle -> {
            var upsert = handle.prepareBatch("""
                    insert into audience_member as a (tenant_id, contact_id, version, given_name, family_name, city, country,
                      language, preferred_channel, tags, emails, phones, sms_consent, email_consent, created_at)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    on conflict (tenant_id, contact_id) do update set
                      version = excluded.version, given_name = excluded.given_name, family_name = excluded.family_name,
                      city = excluded.city, country = excluded.country, language = excluded.language,
                      preferred_channel = excluded.preferred_channel, tags = excluded.tags, emails = excluded.emails,
                      phones = excluded.phones, sms_consent = excluded.sms_consent,
                      email_consent = excluded.email_consent, created_at = excluded.created_at
                    where excluded.version >= a.version""");
            for (var state : newest.values()) {
                upsert.add(
                        Tenant.current(),
                        state.contactId(),
                        state.version(),
                        state.givenName(),
                        state.familyName(),
                        state.city(),
                        state.country(),
                        state.language(),
                        state.preferredChannel(),
                        texts(state.tags()),
                        texts(state.emails()),
                        texts(state.phones()),
                        state.allowsMarketing("sms"),
                        state.allowsMarketing("email"),
                        state.createdAt());
            }
            upsert.execute();
        });
    }

    void forget(List<UUID> people) {
        jdbi.useHandle(handle -> handle.execute(
                "delete from audience_member where tenant_id = ? and contact_id = any(?)",
                Tenant.current(),
                people.toArray(UUID[]::new)));
    }

    void consent(List<ConsentChanged> changes) {
        for (var channel : List.of("sms", "email")) {
            var last = new LinkedHashMap<UUID, ConsentChanged>();
            changes.stream()
                    .filter(change -> change.channel().equals(channel))
                    .forEach(change -> last.put(change.contactId(), change));
            if (!last.isEmpty()) {
                consent(channel + "_consent", last.values());
            }
        }
    }

    private void consent(String column, Collection<ConsentChanged> changes) {
        var ids = changes.stream().map(ConsentChanged::contactId).toArray(UUID[]::new);
        var granted = changes.stream().map(ConsentChanged::granted).toArray(Boolean[]::new);
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update audience_member a set <column> = changed.granted
                        from unnest(:ids, cast(:granted as boolean[])) as changed (contact_id, granted)
                        where a.tenant_id = :tenant and a.contact_id = changed.contact_id""")
                .define("column", column)
                .bind("tenant", Tenant.current())
                .bind("ids", ids)
                .bindArray("granted", Boolean.class, (Object[]) granted)
                .execute());
    }

    private static String[] texts(List<String> texts) {
        return texts.toArray(String[]::new);
    }
}
