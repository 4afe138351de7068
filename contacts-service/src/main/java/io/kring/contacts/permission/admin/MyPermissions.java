package io.kring.contacts.permission.admin;

import io.kring.contacts.permission.FieldAccess;
import io.kring.contacts.permission.Grants;
import io.kring.contacts.permission.Rows;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What the user who asks may see and change.
 *
 * @param roles that count
 * @param unassigned whether also people without an owner
 * @param owners whose people; empty where all are seen
 * @param fields those that are not {@code full}
 * @param sensitive the fields of which every read is written down
 */
public record MyPermissions(
        String user,
        List<String> roles,
        Rows rows,
        boolean unassigned,
        Collection<String> owners,
        Map<String, FieldAccess> fields,
        Collection<String> sensitive) {
    static MyPermissions of(String user, List<String> roles, Grants grants) {
        return new MyPermissions(
                user, roles, grants.rows(), grants.unassigned(), grants.owners(), grants.limits(), grants.sensitive());
    }
}
