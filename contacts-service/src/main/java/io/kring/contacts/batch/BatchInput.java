package io.kring.contacts.batch;

import com.fasterxml.jackson.databind.JsonNode;
import io.kring.contacts.person.Person;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** @param items each done by itself */
public record BatchInput(
        @NotEmpty @Size(max = BatchInput.MOST) List<@NotNull Item> items) {
    static final int MOST = 1_000;

    /**
     * Somebody to be made, changed or deleted.
     *
     * @param contactId who is changed or deleted; absent for somebody to be made
     * @param version of whom is changed or deleted, as it was read
     * @param contact the person, or the fields to change as JSON Merge Patch; absent for somebody to be deleted
     */
    public record Item(
            @Nullable UUID contactId,
            @Nullable Integer version,
            @Schema(implementation = Person.class) @Nullable JsonNode contact) {}
}
