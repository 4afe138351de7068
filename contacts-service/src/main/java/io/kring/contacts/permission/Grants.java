package io.kring.contacts.permission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.kring.platform.filter.Filter;
import io.kring.platform.problem.Problems;
import io.kring.platform.security.Roles;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may see and change: the most that any of their roles gives. Sensitive is what any of them says is.
 *
 * @param asker null for the service itself
 * @param unassigned whether people without an owner are seen
 * @param owners whose people are seen; empty where all are
 * @param limits the fields that are not {@code full}
 * @param sensitive the fields of which every read is written down
 */
public record Grants(
        @Nullable Asker asker,
        Rows rows,
        boolean unassigned,
        Set<String> owners,
        Map<String, FieldAccess> limits,
        Set<String> sensitive) {
    /** What the service does itself, for nobody: it hears events, and keeps what it keeps in order. */
    public static final Grants EVERYTHING = new Grants(null, Rows.all, true, Set.of(), Map.of(), Set.of());

    /** Which of the addresses others have, too. */
    private static final String SHARED = "shared";

    /** A user, with the roles that the token had. */
    public record Asker(String name, Set<String> roles) {}

    /**
     * @param ofRoles what each of the user's roles gives, by its name
     * @param mates who is in a team with the user
     */
    public static Grants of(Asker asker, Map<String, RolePermissions> ofRoles, Set<String> mates) {
        var all = ofRoles.values();
        var sensitive = new TreeSet<String>();
        all.forEach(role -> sensitive.addAll(role.sensitive()));
        if (ofRoles.containsKey(Roles.ADMIN)) {
            return new Grants(asker, Rows.all, true, Set.of(), Map.of(), sensitive);
        }
        var rows = all.stream()
                .map(RolePermissions::rows)
                .max(Comparator.naturalOrder())
                .orElse(Rows.own);
        var owners = new TreeSet<String>();
        if (rows != Rows.all) {
            owners.add(asker.name());
        }
        if (rows == Rows.team) {
            owners.addAll(mates);
        }
        var unassigned = rows == Rows.all || all.stream().anyMatch(RolePermissions::unassigned);
        return new Grants(asker, rows, unassigned, owners, limits(all), sensitive);
    }

    private static Map<String, FieldAccess> limits(Collection<RolePermissions> ofRoles) {
        var limits = new TreeMap<String, FieldAccess>();
        ofRoles.stream().flatMap(role -> role.named().stream()).forEach(field -> {
            var most = ofRoles.stream()
                    .map(role -> role.access(field))
                    .max(Comparator.naturalOrder())
                    .orElse(FieldAccess.full);
            if (most != FieldAccess.full) {
                limits.put(field, most);
            }
        });
        return limits;
    }

    public boolean seesAll() {
        return rows == Rows.all;
    }

    /** Whether anything is kept from them. */
    public boolean isLimited() {
        return !seesAll() || !limits.isEmpty();
    }

    /** Whether people of this owner are seen. */
    public boolean sees(@Nullable String owner) {
        return seesAll() || (owner == null ? unassigned : owners.contains(owner));
    }

    /** Who looks after somebody from the beginning, where nobody is said to: whoever could not see them afterwards. */
    public Optional<String> owner(@Nullable String said) {
        return said != null || sees(null) || asker == null ? Optional.ofNullable(said) : Optional.of(asker.name());
    }

    /** A condition on the owner of people who are seen, for every query that lists them. */
    public Filter.Sql where(String contact) {
        if (seesAll()) {
            return new Filter.Sql("true", List.of());
        }
        var owner = contact + ".owner";
        var own = owners.size() == 1
                ? new Filter.Sql(owner + " = ?", List.of(owners.iterator().next()))
                : new Filter.Sql(owner + " = any(?)", List.of((Object) owners.toArray(String[]::new)));
        return unassigned ? new Filter.Sql("(" + own.where() + " or " + owner + " is null)", own.parameters()) : own;
    }

    /** The same, and another condition besides. */
    public Filter.Sql where(String contact, Filter.@Nullable Sql other) {
        var own = where(contact);
        if (other == null) {
            return own;
        }
        var parameters = new ArrayList<Object>(own.parameters());
        parameters.addAll(other.parameters());
        return new Filter.Sql(own.where() + " and (" + other.where() + ")", parameters);
    }

    /** @param name of a field, or of a column, filter or difference that tells of one */
    public boolean hides(String name) {
        return isLess(PersonFields.of(name), FieldAccess.readOnly);
    }

    public boolean mayChange(String name) {
        return !isLess(PersonFields.of(name), FieldAccess.full);
    }

    boolean hidesProperty(String property) {
        return isLess(PersonFields.ofProperty(property), FieldAccess.readOnly);
    }

    public boolean isSensitive(String name) {
        return !sensitive.isEmpty() && PersonFields.of(name).stream().anyMatch(sensitive::contains);
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 403 that names the field, where it is hidden */
    public void requireSeen(String name) {
        if (hides(name)) {
            throw Problems.forbidden(name, "is hidden from your roles");
        }
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 403 that names the field, where it must not be changed */
    public void requireChange(String name) {
        requireSeen(name);
        if (!mayChange(name)) {
            throw Problems.forbidden(name, "is read-only for your roles");
        }
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 403 that names a hidden field which a patch has, even to what it is */
    public void requireSeen(JsonNode patch) {
        patch.fieldNames().forEachRemaining(this::requireSeen);
        patch.path("custom").fieldNames().forEachRemaining(key -> requireSeen(PersonFields.CUSTOM + key));
    }

    /**
     * @param before the person, as JSON
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 403 that names a field which would change and must not
     */
    public void requireChanges(JsonNode before, JsonNode after) {
        for (var field : limits.keySet()) {
            if (!value(before, field).equals(value(after, field))) {
                requireChange(field);
            }
        }
        if (!mayChange(SHARED) && !value(before, SHARED).equals(value(after, SHARED))) {
            requireChange(SHARED);
        }
    }

    private static JsonNode value(JsonNode person, String field) {
        var value = field.startsWith(PersonFields.CUSTOM)
                ? person.path("custom").path(PersonFields.customKey(field))
                : person.path(field);
        return Redaction.saysSomething(value) ? value : MissingNode.getInstance();
    }

    private boolean isLess(Set<String> fields, FieldAccess least) {
        return !limits.isEmpty()
                && fields.stream()
                        .anyMatch(field ->
                                limits.getOrDefault(field, FieldAccess.full).compareTo(least) < 0);
    }
}
