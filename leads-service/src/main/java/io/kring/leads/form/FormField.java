package io.kring.leads.form;

import jakarta.validation.constraints.NotNull;

/** A field of a form, and whether it must be filled in. */
public record FormField(@NotNull FieldName name, boolean required) {}
