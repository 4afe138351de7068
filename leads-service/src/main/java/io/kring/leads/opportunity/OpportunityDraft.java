package io.kring.leads.opportunity;

import io.kring.leads.input.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sale in sight, to be opened.
 *
 * @param leadId the lead that it comes from, if it comes from one
 * @param campaignId the campaign that it is credited to
 */
public record OpportunityDraft(
        UUID contactId, @Nullable UUID leadId, @Nullable UUID campaignId, String name, Stage stage, Money money) {}
