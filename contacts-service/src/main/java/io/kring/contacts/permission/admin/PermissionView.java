package io.kring.contacts.permission.admin;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.kring.contacts.permission.RolePermissions;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a role may see and change.
 *
 * @param version counts the changes, from 0; also the ETag
 * @param changedBy null where nobody has set anything: everything is permitted
 */
public record PermissionView(
        String role,
        int version,
        @JsonUnwrapped RolePermissions permissions,
        @Nullable String changedBy,
        @Nullable Instant changedAt) {
    static PermissionView initial(String role) {
        return new PermissionView(role, 0, RolePermissions.ALL, null, null);
    }
}
