package io.kring.campaigns.segment;

import io.kring.platform.id.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;

/** A named part of the audience. Who belongs to it is not stored: the filter decides whenever it is asked. */
@Entity
public class Segment {
    @Id
    private UUID id;

    @TenantId
    @PartitionKey
    private String tenantId;

    @Version
    private int version;

    private String name;
    private String filter;
    private String createdBy;
    private Instant createdAt;
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected Segment() {}

    @SuppressWarnings("NullAway.Init") // tenant and version are set when it is stored
    Segment(SegmentInput input, String by) {
        this.id = Ids.next();
        this.createdBy = by;
        this.createdAt = Instant.now();
        take(input);
    }

    final void take(SegmentInput input) {
        name = input.name();
        filter = input.filter();
        updatedAt = Instant.now();
    }

    int version() {
        return version;
    }

    SegmentView view() {
        return new SegmentView(id, version, name, filter, createdBy, createdAt, updatedAt);
    }
}
