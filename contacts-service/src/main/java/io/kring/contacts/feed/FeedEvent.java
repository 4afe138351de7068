package io.kring.contacts.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An event of a person.
 *
 * @param eventId the same whenever the event is read
 * @param time when it happened
 * @param data what it says, as the contract of its type has it, without what is hidden from the reader
 */
public record FeedEvent(
        UUID eventId,
        String type,
        Instant time,
        UUID contactId,
        @Schema(implementation = Object.class) JsonNode data) {}
