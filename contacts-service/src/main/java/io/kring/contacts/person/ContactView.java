package io.kring.contacts.person;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.kring.contacts.change.Change;
import io.kring.contacts.change.Versioned;
import io.kring.contacts.consent.Consent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.jspecify.annotations.Nullable;

/**
 * A person as callers and other services see them.
 *
 * @param version counts the changes, from 0; also the ETag
 * @param person without consents, of which only the present state is shown
 * @param consents the present state; a channel and purpose that is not listed was never asked for
 * @param change that made this version; null where it was made before changes were kept
 */
@Schema(properties = @SchemaProperty(name = "consents", type = SchemaType.ARRAY, implementation = Consent.class))
public record ContactView(
        UUID contactId,
        int version,
        @JsonUnwrapped @JsonIgnoreProperties("consents") Person person,
        List<Consent> consents,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Change change)
        implements Versioned {}
