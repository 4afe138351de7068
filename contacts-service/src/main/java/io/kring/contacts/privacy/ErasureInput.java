package io.kring.contacts.privacy;

import jakarta.validation.constraints.NotNull;

/**
 * Why somebody is erased.
 *
 * @param reason of Article 17(1) of the GDPR
 */
public record ErasureInput(@NotNull ErasureReason reason) {}
