package io.kring.contacts.customfield;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.kring.contacts.permission.Access;
import io.kring.contacts.person.ContactReader;
import io.kring.platform.filter.Filter;
import io.kring.platform.filter.FilterFields;
import io.kring.platform.http.Filters;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What custom fields mean for people: which values they may have, and what lists of them can be filtered by. */
@ApplicationScoped
public class CustomFields {
    /** Of so many companies it is kept what lists can be filtered by: it takes longer to make than most lists take to read. */
    private static final int MOST_KEPT = 20;

    private final CustomFieldRepository fields;
    private final Jdbi jdbi;
    private final Cache<List<CustomFieldView>, FilterFields> filterable =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

    CustomFields(CustomFieldRepository fields, Jdbi jdbi) {
        this.fields = fields;
        this.jdbi = jdbi;
    }

    /**
     * @param known what is stored
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 that names the field whose value is not of its type
     */
    public Map<String, JsonNode> canonical(Map<String, JsonNode> given, Map<String, JsonNode> known) {
        return given.isEmpty() ? given : values().canonical(given, known);
    }

    /** As the fields are now. */
    public CustomValues values() {
        return new CustomValues(fields.all(), this::exists);
    }

    /** All of them, by their keys. */
    public List<CustomFieldView> all() {
        return fields.all();
    }

    /**
     * A filter of people, null where none was given.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 where it is none, 403 where it names a field that is hidden from the asker
     */
    public @Nullable Filter filter(@Nullable String expression) {
        var filter = Filters.compile(filterFields(expression), expression);
        if (filter != null) {
            filter.fields().forEach(Access.current()::requireSeen);
        }
        return filter;
    }

    /** The fields that a filter may name, custom ones only where it names any. */
    private FilterFields filterFields(@Nullable String filter) {
        return filter == null || !filter.contains("custom.")
                ? ContactReader.FIELDS
                : filterable.get(fields.all(), CustomFields::filterFields);
    }

    private static FilterFields filterFields(List<CustomFieldView> fields) {
        var builder = ContactReader.fields();
        for (var field : fields) {
            var name = "custom." + field.key();
            var text = text(field.key());
            switch (field.type()) {
                case text, date, choice, contact, company -> builder.text(name, text);
                case number -> builder.number(name, number(text));
                case bool -> builder.bool(name, "cast(" + text + " as boolean)");
                case choices ->
                    builder.textList(
                            name, "array(select jsonb_array_elements_text(c.custom -> '" + field.key() + "'))");
                case money -> {
                    builder.number(name + ".amount", number("(c.custom -> '" + field.key() + "' ->> 'amount')"));
                    builder.text(name + ".currency", "(c.custom -> '" + field.key() + "' ->> 'currency')");
                }
            }
        }
        return builder.build();
    }

    /** Keys have letters and digits only, so they can stand in SQL. */
    static String text(String key) {
        return "(c.custom ->> '" + key + "')";
    }

    static String number(String text) {
        return "cast(" + text + " as double precision)";
    }

    private boolean exists(FieldType type, UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select exists (select from " + type.name() + " where tenant_id = ? and id = ?)")
                .bind(0, Tenant.current())
                .bind(1, id)
                .mapTo(Boolean.class)
                .one());
    }
}
