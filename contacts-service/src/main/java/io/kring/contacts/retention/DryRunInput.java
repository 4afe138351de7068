package io.kring.contacts.retention;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is to be counted.
 *
 * @param rules as they would be, each for another kind of data; left out: for every kind of data the company's rule, active or not,
 *     else the default
 */
public record DryRunInput(@Size(max = 200) List<@NotNull @Valid Trial> rules) {

    /** @param keepFor an ISO 8601 period in years, months, weeks and days */
    @Schema(name = "RetentionTrial")
    public record Trial(
            @NotNull @Schema(examples = "messaging-service") String service,
            @NotNull @Schema(examples = "message") String store,
            @NotNull @Schema(examples = "P2Y") String keepFor) {}

    public DryRunInput(@Nullable List<Trial> rules) {
        this.rules = Objects.requireNonNullElse(rules, List.of());
    }
}
