package io.kring.contacts.merge;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Which people become one, and whose value is taken where they differ.
 *
 * @param merge the others, who are the same person as the one in the path
 * @param choose by field, whose value is taken: {@code familyName}, {@code custom.boat}, …, or {@code address} for the main
 *     address as a whole; of a list, whose items come first. Where nothing is chosen, the survivor's value is taken, or else
 *     that of who was changed last
 */
public record MergeInput(
        @NotNull @Size(min = 1, max = MergeInput.MOST) List<@NotNull @Valid Other> merge,
        @Nullable Map<String, @NotNull UUID> choose) {
    static final int MOST = 10;

    /**
     * One of the others.
     *
     * @param version that was read; a dry run does without
     */
    @Schema(name = "MergedOther")
    public record Other(
            @NotNull UUID contactId,
            @Nullable @PositiveOrZero Integer version) {}
}
