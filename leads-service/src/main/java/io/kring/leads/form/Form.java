package io.kring.leads.form;

import io.kring.leads.consent.Wording;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A web form. It is never changed, so that the words which people agreed to stay what they were. */
public record Form(
        UUID formId,
        String slug,
        String title,
        List<FormField> fields,
        List<Wording> consents,
        @Nullable UUID campaignId,
        String createdBy,
        Instant createdAt) {}
