package io.kring.contacts.bulk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kring.contacts.person.Person;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A change of many people.
 *
 * @param filter whom: a CEL expression, as lists have; {@code true} is everybody
 * @param changes of each person, as JSON Merge Patch (RFC 7396); addresses by which people are recognised are not changed for many
 * @param addTags that each of them has afterwards, besides the own
 * @param removeTags that none of them has afterwards
 * @param dryRun tells what will become of them and touches nobody; the job can then be started in earnest
 */
public record BulkUpdateInput(
        @NotBlank @Size(max = 4_096) String filter,
        @Schema(implementation = Person.class) @Nullable ObjectNode changes,
        @Nullable @Size(max = Person.MOST_TAGS) List<@NotBlank @Size(max = Person.LONGEST_TAG) String> addTags,
        @Nullable @Size(max = Person.MOST_TAGS) List<@NotBlank @Size(max = Person.LONGEST_TAG) String> removeTags,
        boolean dryRun) {}
