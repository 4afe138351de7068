package io.kring.contacts.permission;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a role may see and change.
 *
 * @param rows whose people
 * @param unassigned whether also those who have no owner; with all rows it says nothing
 * @param fields by name: {@code emails}, {@code custom.boat}, …, or {@code address} for all of the postal addresses; the others are
 *     {@code full}
 */
public record RolePermissions(
        @NotNull Rows rows,
        boolean unassigned,
        @Size(max = 500) Map<@NotNull @Size(max = 100) String, @NotNull @Valid FieldRule> fields) {
    /** Of a role for which nobody has set anything. */
    public static final RolePermissions ALL = new RolePermissions(Rows.all, true, Map.of());

    /**
     * What a role may do with a field.
     *
     * @param sensitive whether every read of it is written down
     */
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    public record FieldRule(
            @JsonInclude(JsonInclude.Include.ALWAYS) @NotNull
            FieldAccess access,

            boolean sensitive) {}

    public RolePermissions {
        fields = fields == null ? Map.of() : new TreeMap<>(fields);
    }

    /** Of a field by its own name. */
    FieldAccess access(String field) {
        var least = FieldAccess.full;
        for (var name : PersonFields.namesOf(field)) {
            var rule = (@Nullable FieldRule) fields.get(name);
            if (rule != null && rule.access().compareTo(least) < 0) {
                least = rule.access();
            }
        }
        return least;
    }

    /** The fields that it names, by their own names. */
    Set<String> named() {
        var named = new TreeSet<String>();
        fields.keySet().forEach(name -> named.addAll(PersonFields.of(name)));
        return named;
    }

    Set<String> sensitive() {
        var sensitive = new TreeSet<String>();
        fields.forEach((name, rule) -> {
            if (rule.sensitive()) {
                sensitive.addAll(PersonFields.of(name));
            }
        });
        return sensitive;
    }

    boolean restricts() {
        return rows != Rows.all || fields.values().stream().anyMatch(rule -> rule.access() != FieldAccess.full);
    }
}
