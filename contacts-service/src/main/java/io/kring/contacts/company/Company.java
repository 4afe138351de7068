package io.kring.contacts.company;

import io.kring.platform.id.Ids;
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

/** A company, or any other organisation that people belong to. */
@Entity
public class Company {
    @Id
    private UUID id;

    @TenantId
    @PartitionKey
    private String tenantId;

    @Version
    private int version;

    private String name;
    private @Nullable String industry;
    private @Nullable String website;
    private @Nullable String phone;
    private @Nullable String street;
    private @Nullable String postcode;
    private @Nullable String city;
    private @Nullable String region;
    private @Nullable String country;
    private @Nullable String owner;
    private List<String> tags;
    private Instant createdAt;
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected Company() {}

    @SuppressWarnings("NullAway.Init") // tenant and version are set when it is stored
    Company(CompanyInput input) {
        this.id = Ids.next();
        take(input);
        this.createdAt = updatedAt;
    }

    final void take(CompanyInput input) {
        name = input.name();
        industry = input.industry();
        website = input.website();
        phone = input.phone();
        street = input.street();
        postcode = input.postcode();
        city = input.city();
        region = input.region();
        country = input.country();
        owner = input.owner();
        tags = input.tags();
        updatedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    CompanyView view() {
        return new CompanyView(
                id, version, name, industry, website, phone, street, postcode, city, region, country, owner, tags,
                createdAt, updatedAt);
    }

    UUID id() {
        return id;
    }

    int version() {
        return version;
    }
}
