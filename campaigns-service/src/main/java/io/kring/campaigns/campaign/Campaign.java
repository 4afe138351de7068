package io.kring.campaigns.campaign;

import io.kring.platform.id.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A message to many. How far it went out is written by the launch, chunk by chunk, past this entity. */
@Entity
public class Campaign {
    @Id
    private UUID id;

    @TenantId
    @PartitionKey
    private String tenantId;

    @Version
    private int version;

    private String name;
    private @Nullable UUID segmentId;
    private @Nullable String filter;

    @Enumerated(EnumType.STRING)
    private Purpose purpose;

    @Enumerated(EnumType.STRING)
    private CampaignState state;

    private String createdBy;
    private Instant createdAt;
    private @Nullable String launchedBy;
    private @Nullable Instant launchedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected Campaign() {}

    @SuppressWarnings("NullAway.Init") // tenant and version are set when it is stored
    Campaign(CampaignInput input, String by) {
        this.id = Ids.next();
        this.name = input.name();
        this.segmentId = input.segmentId();
        this.filter = input.filter();
        this.purpose = input.purpose();
        this.state = CampaignState.draft;
        this.createdBy = by;
        this.createdAt = Instant.now();
    }

    /** @param filter whom it goes to, from now on whatever becomes of the segment */
    void launch(String filter, String by, Instant at) {
        this.filter = filter;
        this.state = CampaignState.launching;
        this.launchedBy = by;
        this.launchedAt = at;
    }

    /** Takes effect between two chunks, which hold the row while they last. */
    void stop() {
        this.state = CampaignState.stopped;
    }

    UUID id() {
        return id;
    }

    int version() {
        return version;
    }

    CampaignState state() {
        return state;
    }
}
