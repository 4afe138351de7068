package io.kring.contacts.privacy.dossier;

import java.time.Instant;
import java.util.UUID;

/**
 * Whose package it is.
 *
 * @param collectedAt when the last service had handed over what it keeps
 */
public record Cover(UUID requestId, UUID contactId, Instant askedAt, Instant collectedAt, Instant readableUntil) {}
