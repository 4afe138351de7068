package io.kring.campaigns.campaign;

import io.kring.campaigns.template.Message;
import io.kring.platform.page.Page;
import io.kring.platform.page.PageQuery;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Reads campaigns as they are shown. */
@ApplicationScoped
public class CampaignReader {
    private static final String SELECT = """
            select c.*, coalesce(c.filter, s.filter) as present_filter,
              case when c.filter is null then s.version end as segment_version
            from campaign c left join segment s on s.tenant_id = c.tenant_id and s.id = c.segment_id
            where c.tenant_id = ?""";
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Jdbi jdbi;
    private final CampaignMessages messages;

    CampaignReader(Jdbi jdbi, CampaignMessages messages) {
        this.jdbi = jdbi;
        this.messages = messages;
    }

    Optional<CampaignView> find(UUID id) {
        var said = Map.of(id, messages.of(id));
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + " and c.id = ?")
                .bind(0, Tenant.current())
                .bind(1, id)
                .map((row, context) -> view(row, said))
                .findOne());
    }

    /** In the order in which they were made. */
    Page<CampaignView> list(PageQuery page) {
        var after = page.uuid(0);
        var ids = jdbi.withHandle(handle -> handle.createQuery(
                        "select id from campaign where tenant_id = ? and id > ? order by id limit ?")
                .bind(0, Tenant.current())
                .bind(1, after == null ? BEFORE_ALL : after)
                .bind(2, page.fetch())
                .mapTo(UUID.class)
                .list());
        var said = messages.of(ids);
        var rows = jdbi.withHandle(handle -> handle.createQuery(SELECT + " and c.id = any(?) order by c.id")
                .bind(0, Tenant.current())
                .bind(1, ids.toArray(UUID[]::new))
                .map((row, context) -> view(row, said))
                .list());
        return Page.of(rows, page, campaign -> List.of(campaign.campaignId()));
    }

    private static CampaignView view(ResultSet row, Map<UUID, List<Message>> messages) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new CampaignView(
                id,
                row.getInt("version"),
                row.getString("name"),
                row.getObject("segment_id", UUID.class),
                row.getObject("segment_version", Integer.class),
                row.getString("present_filter"),
                Purpose.valueOf(row.getString("purpose")),
                messages.getOrDefault(id, List.of()),
                CampaignState.valueOf(row.getString("state")),
                row.getString("created_by"),
                row.getTimestamp("created_at").toInstant(),
                row.getString("launched_by"),
                instant(row.getTimestamp("launched_at")),
                instant(row.getTimestamp("completed_at")),
                row.getLong("recipients"),
                row.getLong("requests"),
                row.getString("failure"),
                null,
                null);
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
