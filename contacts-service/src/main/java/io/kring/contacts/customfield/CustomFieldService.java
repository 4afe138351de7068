package io.kring.contacts.customfield;

import io.kring.platform.http.ETags;
import io.kring.platform.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Defines custom fields. */
@ApplicationScoped
class CustomFieldService {
    private static final int MOST = 100;

    private final CustomFieldRepository fields;

    CustomFieldService(CustomFieldRepository fields) {
        this.fields = fields;
    }

    /** A key that was used before comes back with its values, if it is of the same type. */
    @Transactional
    CustomFieldView define(CustomFieldInput input) {
        if (fields.all().size() >= MOST) {
            throw Problems.conflict("key", "would be the " + (MOST + 1) + "st field; there may be " + MOST);
        }
        var before = fields.withKey(input.key());
        before.filter(field -> !field.isArchived()).ifPresent(field -> {
            throw Problems.conflict("key", "'" + input.key() + "' is that of another field");
        });
        before.filter(field -> field.type() != input.type()).ifPresent(field -> {
            throw Problems.conflict(
                    "type", "was " + field.type() + " when values of '" + input.key() + "' were stored");
        });
        var field = before.orElseGet(() -> new CustomField(input.checked()));
        field.change(input.checked());
        fields.persistAndFlush(field);
        return field.view();
    }

    @Transactional
    CustomFieldView change(UUID id, CustomFieldInput input, int version) {
        var field = fields.lock(id);
        ETags.check(version, field.version());
        var now = field.view();
        if (!input.key().equals(now.key()) || input.type() != now.type()) {
            throw Problems.badRequest("key", "and type stay as they are; define another field");
        }
        field.change(input.checked());
        fields.flush();
        return field.view();
    }

    @Transactional
    void archive(UUID id, int version) {
        var field = fields.lock(id);
        ETags.check(version, field.version());
        field.archive();
    }

    List<CustomFieldView> list() {
        return fields.all();
    }

    CustomFieldView get(UUID id) {
        return list().stream()
                .filter(field -> field.fieldId().equals(id))
                .findFirst()
                .orElseThrow(() -> Problems.notFound("custom field", id));
    }
}
