package io.kring.contacts.customfield;

import io.kring.platform.problem.Problems;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * A field to be defined.
 *
 * @param key by which it is named in JSON, in filters as {@code custom.key}, and in files; it never changes
 * @param label as people read it
 * @param choices of a field of choices, and of no other
 */
public record CustomFieldInput(
        @NotNull
        @Pattern(
                regexp = "[a-z][A-Za-z0-9]{0,39}",
                message = "must be a name such as shoeSize: letters and digits, 40 at most, a small letter first")
        String key,

        @NotBlank @Size(max = 100) String label,
        @NotNull FieldType type,
        @Size(max = 500) List<@NotBlank @Size(max = 100) String> choices) {
    public CustomFieldInput {
        choices = choices == null ? List.of() : choices.stream().distinct().toList();
    }

    static CustomFieldInput of(CustomFieldView field) {
        return new CustomFieldInput(field.key(), field.label(), field.type(), field.choices());
    }

    CustomFieldInput checked() {
        var hasChoices = type == FieldType.choice || type == FieldType.choices;
        if (hasChoices && choices.isEmpty()) {
            throw Problems.badRequest("choices", "are needed for a field of the type " + type);
        }
        if (!hasChoices && !choices.isEmpty()) {
            throw Problems.badRequest("choices", "are for fields of the types choice and choices only");
        }
        return this;
    }
}
