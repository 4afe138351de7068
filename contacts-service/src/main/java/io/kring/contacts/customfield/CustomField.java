package io.kring.contacts.customfield;

import io.kring.platform.id.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A field that a company defined for its people. Its key and type never change, because values of it are stored. */
@Entity
public class CustomField {
    @Id
    private UUID id;

    @TenantId
    @PartitionKey
    private String tenantId;

    @Version
    private int version;

    private String key;
    private String label;

    @Enumerated(EnumType.STRING)
    private FieldType type;

    private List<String> choices;
    private Instant createdAt;
    private @Nullable Instant archivedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected CustomField() {}

    @SuppressWarnings("NullAway.Init") // tenant and version are set when it is stored
    CustomField(CustomFieldInput input) {
        this.id = Ids.next();
        this.key = input.key();
        this.type = input.type();
        this.createdAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
        change(input);
    }

    /** Also brings back one that was archived. */
    final void change(CustomFieldInput input) {
        label = input.label();
        choices = input.choices();
        archivedAt = null;
    }

    /** It is not offered any more, and its values stay where they are. */
    void archive() {
        archivedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    CustomFieldView view() {
        return new CustomFieldView(id, version, key, label, type, choices, createdAt);
    }

    UUID id() {
        return id;
    }

    int version() {
        return version;
    }

    FieldType type() {
        return type;
    }

    boolean isArchived() {
        return archivedAt != null;
    }
}
