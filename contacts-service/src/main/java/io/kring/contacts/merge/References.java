package io.kring.contacts.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.kring.contacts.customfield.CustomFieldView;
import io.kring.contacts.customfield.CustomFields;
import io.kring.contacts.customfield.FieldType;
import io.kring.contacts.person.Person;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** People who name other people: who brought them, and custom fields whose values are people. */
@ApplicationScoped
class References {
    private static final String REFERRED_BY = "referredBy";

    private final Jdbi jdbi;
    private final CustomFields customFields;

    References(Jdbi jdbi, CustomFields customFields) {
        this.jdbi = jdbi;
        this.customFields = customFields;
    }

    /** The fields that name people, as {@link Merging} calls them. */
    Set<String> fields() {
        var fields = new LinkedHashSet<>(Set.of(REFERRED_BY));
        keys().forEach(key -> fields.add("custom." + key));
        return fields;
    }

    /** Who names one of these, though is none of them. */
    Set<UUID> to(Collection<UUID> people) {
        var naming = new LinkedHashSet<>(naming("referred_by", people.toArray(UUID[]::new)));
        var texts = people.stream().map(UUID::toString).toArray(String[]::new);
        // Keys have letters and digits only
        keys().forEach(key -> naming.addAll(naming("(custom ->> '" + key + "')", texts)));
        naming.removeAll(people);
        return naming;
    }

    private List<UUID> naming(String column, Object[] people) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select id from contact where tenant_id = ? and " + column + " = any(?)")
                        .bind(0, Tenant.current())
                        .bind(1, people)
                        .mapTo(UUID.class)
                        .list());
    }

    /** The same person, who names the survivor instead. */
    Person moved(Person person, Collection<UUID> merged, UUID survivor) {
        var custom = new TreeMap<>(person.custom());
        for (var key : keys()) {
            if (names(custom.get(key), merged)) {
                custom.put(key, TextNode.valueOf(survivor.toString()));
            }
        }
        var referrer = person.referredBy();
        return person.withCustom(custom)
                .withReferredBy(referrer != null && merged.contains(referrer) ? survivor : referrer);
    }

    private static boolean names(@Nullable JsonNode value, Collection<UUID> merged) {
        return value != null && merged.stream().map(UUID::toString).anyMatch(value.asText()::equals);
    }

    private List<String> keys() {
        return customFields.all().stream()
                .filter(field -> field.type() == FieldType.contact)
                .map(CustomFieldView::key)
                .toList();
    }
}
