package io.kring.contacts.permission.admin;

import io.kring.contacts.permission.Permissions;
import io.kring.platform.page.Page;
import io.kring.platform.page.PageQuery;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The teams of a company. */
@ApplicationScoped
class TeamRepository {
    private static final String SELECT =
            "select name, version, members, changed_by, changed_at from team where tenant_id = :tenant";

    private final Jdbi jdbi;
    private final Permissions permissions;

    TeamRepository(Jdbi jdbi, Permissions permissions) {
        this.jdbi = jdbi;
        this.permissions = permissions;
    }

    Optional<TeamView> find(String name) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + " and name = :name")
                .bind("tenant", Tenant.current())
                .bind("name", name)
                .map((row, context) -> view(row))
                .findOne());
    }

    /** By their names. */
    Page<TeamView> list(PageQuery page) {
        var after = page.after().isEmpty() ? "" : page.after().getFirst();
        var teams = jdbi.withHandle(handle -> handle.createQuery(
                        SELECT + " and name collate \"C\" > :after order by name collate \"C\" limit :limit")
                .bind("tenant", Tenant.current())
                .bind("after", after)
                .bind("limit", page.fetch())
                .map((row, context) -> view(row))
                .list());
        return Page.of(teams, page, team -> List.of(team.name()));
    }

    /**
     * @param version that was read; null for a new one
     * @return whether it still was so
     */
    boolean set(String name, TeamInput team, @Nullable Integer version, String by) {
        var set = jdbi.withHandle(handle -> handle.createUpdate(version == null ? """
                        insert into team (tenant_id, name, version, members, changed_by, changed_at)
                        values (:tenant, :name, 0, :members, :by, now()) on conflict do nothing""" : """
                        update team set version = version + 1, members = :members, changed_by = :by, changed_at = now()
                        where tenant_id = :tenant and name = :name and version = :version""")
                .bind("tenant", Tenant.current())
                .bind("name", name)
                .bind("version", version)
                .bind("members", new TreeSet<>(team.members()).toArray(String[]::new))
                .bind("by", by)
                .execute());
        permissions.forget();
        return set > 0;
    }

    boolean remove(String name, int version) {
        var removed = jdbi.withHandle(handle -> handle.execute(
                "delete from team where tenant_id = ? and name = ? and version = ?", Tenant.current(), name, version));
        permissions.forget();
        return removed > 0;
    }

    private static TeamView view(ResultSet row) throws SQLException {
        return new TeamView(
                row.getString("name"),
                row.getInt("version"),
                Arrays.asList((String[]) row.getArray("members").getArray()),
                row.getString("changed_by"),
                row.getTimestamp("changed_at").toInstant());
    }
}
