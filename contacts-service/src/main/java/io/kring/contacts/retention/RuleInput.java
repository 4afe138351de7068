package io.kring.contacts.retention;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A rule.
 *
 * @param keepFor an ISO 8601 period in years, months, weeks and days
 * @param active whether what is older is done away with, from the next night on
 */
public record RuleInput(
        @NotNull @Schema(examples = "P2Y") String keepFor,
        @NotNull Boolean active) {}
