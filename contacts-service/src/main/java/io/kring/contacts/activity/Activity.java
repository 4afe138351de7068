package io.kring.contacts.activity;

import io.kring.platform.id.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A note, task, call or meeting. Whom it concerns is kept beside it, by {@link ActivityContacts}. */
@Entity
public class Activity {
    @Id
    private UUID id;

    @TenantId
    @PartitionKey
    private String tenantId;

    @Version
    private int version;

    @Enumerated(EnumType.STRING)
    private ActivityType type;

    private @Nullable String subject;
    private @Nullable String text;
    private Instant at;
    private @Nullable Integer durationMinutes;

    @Enumerated(EnumType.STRING)
    private @Nullable Direction direction;

    private @Nullable String outcome;
    private @Nullable String place;
    private @Nullable Instant dueAt;
    private @Nullable Instant doneAt;
    private @Nullable String assignee;
    private String createdBy;
    private Instant createdAt;
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected Activity() {}

    @SuppressWarnings("NullAway.Init") // tenant and version are set when it is stored, the rest is taken
    Activity(ActivityInput input, String by) {
        this.id = Ids.next();
        this.createdBy = by;
        take(input);
        this.createdAt = updatedAt;
    }

    /** It has a new version afterwards, also where only the persons that it concerns are others. */
    void take(ActivityInput input) {
        updatedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
        type = input.type();
        subject = input.subject();
        text = input.text();
        at = Objects.requireNonNullElse(input.at(), updatedAt);
        durationMinutes = input.durationMinutes();
        direction = input.direction();
        outcome = input.outcome();
        place = input.place();
        dueAt = input.dueAt();
        doneAt = input.doneAt();
        assignee = input.assignee();
    }

    UUID id() {
        return id;
    }

    int version() {
        return version;
    }
}
