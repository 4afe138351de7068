package io.kring.leads.order;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order as a shop or a salesperson records it. What it comes to is computed.
 *
 * @param externalId the number that the shop or ERP gave it; recorded once by each of them
 * @param campaignId the campaign that the sale is credited to; the opportunity's where it is not given
 * @param currency ISO 4217
 * @param orderedAt now where it is not given
 */
public record OrderInput(
        @Nullable @Size(min = 1, max = 100) String externalId,
        @NotNull UUID contactId,
        @Nullable UUID opportunityId,
        @Nullable UUID campaignId,
        @NotNull String currency,
        @NotEmpty @Size(max = 500) List<@NotNull @Valid OrderLine> lines,
        @Nullable Instant orderedAt) {}
