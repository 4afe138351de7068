package io.kring.contacts.contact;

import io.kring.contacts.change.Change;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A person. The addresses and consents are rows of their own; this is the root that they are versioned by. */
@Entity
public class Contact {
    @Id
    private UUID id;

    @TenantId
    @PartitionKey
    private String tenantId;

    @Version
    private int version;

    private String givenName;
    private String familyName;
    private @Nullable String city;
    private @Nullable String country;
    private @Nullable String language;
    private @Nullable String preferredChannel;
    private List<String> tags;
    private Instant createdAt;
    private Instant updatedAt;
    private @Nullable UUID changeId;
    private @Nullable String changedBy;
    private @Nullable String origin;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected Contact() {}

    void take(ContactInput input, Change change) {
        givenName = input.givenName();
        familyName = input.familyName();
        city = input.city();
        country = input.country();
        language = input.language();
        preferredChannel = input.preferredChannel() == null
                ? null
                : input.preferredChannel().name();
        tags = input.tags();
        changeId = change.id();
        changedBy = change.by();
        origin = change.origin().name();
        updatedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    public UUID id() {
        return id;
    }

    int version() {
        return version;
    }
}
