package io.kring.contacts.permission.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kring.contacts.permission.FieldAccess;
import io.kring.contacts.permission.Permissions;
import io.kring.contacts.permission.PersonFields;
import io.kring.contacts.permission.RolePermissions;
import io.kring.contacts.permission.Rows;
import io.kring.platform.http.ETags;
import io.kring.platform.problem.Problems;
import io.kring.platform.security.Roles;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** What is set for each role. */
@ApplicationScoped
class PermissionService {
    private final Jdbi jdbi;
    private final Permissions permissions;
    private final ObjectMapper json;

    PermissionService(Jdbi jdbi, Permissions permissions, ObjectMapper json) {
        this.jdbi = jdbi;
        this.permissions = permissions;
        this.json = json;
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 404 where it is no role */
    PermissionView get(String role) {
        if (!Permissions.ROLES.contains(role)) {
            throw Problems.notFound("role", role);
        }
        return all().get(Permissions.ROLES.indexOf(role));
    }

    /** Of each role. */
    List<PermissionView> all() {
        var stored = jdbi
                .withHandle(handle -> handle.createQuery(
                                "select role, version, permissions, changed_by, changed_at from role_permission where tenant_id = ?")
                        .bind(0, Tenant.current())
                        .map((row, context) -> view(row))
                        .list())
                .stream()
                .collect(Collectors.toMap(PermissionView::role, Function.identity()));
        return Permissions.ROLES.stream()
                .map(role -> stored.getOrDefault(role, PermissionView.initial(role)))
                .toList();
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 412 where it was changed since that version */
    PermissionView set(String role, RolePermissions input, int version, String by) {
        check(role, input);
        var set = jdbi.withHandle(handle -> handle.createUpdate("""
                        insert into role_permission (tenant_id, role, version, permissions, changed_by, changed_at)
                        values (:tenant, :role, :version + 1, cast(:permissions as jsonb), :by, now())
                        on conflict (tenant_id, role) do update set version = excluded.version,
                          permissions = excluded.permissions, changed_by = excluded.changed_by, changed_at = excluded.changed_at
                        where role_permission.version = :version""")
                .bind("tenant", Tenant.current())
                .bind("role", role)
                .bind("version", version)
                .bind("permissions", written(input))
                .bind("by", by)
                .execute());
        permissions.forget();
        var now = get(role);
        if (set == 0) {
            ETags.check(version, now.version());
        }
        return now;
    }

    private void check(String role, RolePermissions input) {
        input.fields().forEach((name, rule) -> {
            if (!PersonFields.isName(name) || !isThere(PersonFields.customKey(name))) {
                throw Problems.badRequest(
                        "fields." + name,
                        "is no field; the fields are address, custom. with the key of one of your own, "
                                + PersonFields.names().stream().sorted().collect(Collectors.joining(", ")));
            }
            if (role.equals(Roles.ADMIN) && rule.access() != FieldAccess.full) {
                throw Problems.unprocessable(
                        "fields." + name + ".access", "must be full for admin: nobody could undo it");
            }
        });
        if (role.equals(Roles.ADMIN) && input.rows() != Rows.all) {
            throw Problems.unprocessable("rows", "must be all for admin: nobody could undo it");
        }
    }

    private boolean isThere(String customKey) {
        return customKey.isEmpty()
                || jdbi.withHandle(handle -> handle.createQuery(
                                "select exists (select from custom_field where tenant_id = ? and key = ?)")
                        .bind(0, Tenant.current())
                        .bind(1, customKey)
                        .mapTo(Boolean.class)
                        .one());
    }

    private PermissionView view(ResultSet row) throws SQLException {
        try {
            return new PermissionView(
                    row.getString("role"),
                    row.getInt("version"),
                    json.readValue(row.getString("permissions"), RolePermissions.class),
                    row.getString("changed_by"),
                    row.getTimestamp("changed_at").toInstant());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Permissions that are not JSON", e);
        }
    }

    private String written(RolePermissions permissions) {
        try {
            return json.writeValueAsString(permissions);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Permissions that cannot be written as JSON", e);
        }
    }
}
