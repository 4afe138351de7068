package io.kring.contacts.bulk;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * A deletion of many people.
 *
 * @param filter whom: a CEL expression, as lists have; {@code true} is everybody
 * @param dryRun tells how many they are and touches nobody; the job can then be started in earnest
 */
public record BulkDeleteInput(@NotBlank @Size(max = 4_096) String filter, boolean dryRun) {}
