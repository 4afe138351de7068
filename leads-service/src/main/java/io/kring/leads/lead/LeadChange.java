package io.kring.leads.lead;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What staff change of a lead. What the person told stays as it was told; the person themselves change in contacts-service. */
public record LeadChange(
        @NotNull LeadState state,
        @Nullable @Size(max = 200) String company,
        @Nullable @Size(max = 4000) String note) {}
