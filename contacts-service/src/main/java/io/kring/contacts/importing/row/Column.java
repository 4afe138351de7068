package io.kring.contacts.importing.row;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a column of a file means.
 *
 * @param column its header; in front the columns of the file, in their order, then any that are made of them
 * @param field what it holds: one of {@link Header.Field}, or {@code custom.} and the key of a field of the company's own; nothing
 *     where it is not imported
 * @param transform CEL that makes the cell of what is written in the file: {@code value} is what the cell has, {@code row['Header']} what
 *     another one has, such as {@code value.replace(' ', '')} or {@code row['First'] + ' ' + row['Last']}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Column(
        @NotNull @Size(max = 1_000) String column,
        @Nullable @Size(max = 100) String field,
        @Nullable @Size(max = 2_000) String transform) {}
