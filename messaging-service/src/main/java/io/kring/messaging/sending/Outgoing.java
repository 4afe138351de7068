package io.kring.messaging.sending;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as its provider needs it.
 *
 * @param id also the key by which a provider knows a repeated call
 */
public record Outgoing(
        String tenant, UUID id, String address, @Nullable String subject, String text) {}
