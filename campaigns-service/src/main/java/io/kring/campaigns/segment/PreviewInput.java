package io.kring.campaigns.segment;

import jakarta.validation.constraints.NotBlank;

/** A filter to try out; a CEL expression over the fields of a person. */
public record PreviewInput(@NotBlank String filter) {}
