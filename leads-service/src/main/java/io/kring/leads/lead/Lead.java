package io.kring.leads.lead;

import io.kring.leads.input.Now;
import io.kring.platform.id.Ids;
import io.kring.platform.problem.Problems;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** Interest that somebody showed, until an opportunity comes of it or nothing does. */
@Entity
public class Lead {
    @Id
    private UUID id;

    @TenantId
    @PartitionKey
    private String tenantId;

    @Version
    private int version;

    private String state;
    private String source;
    private String givenName;
    private String familyName;
    private @Nullable String email;
    private @Nullable String phone;
    private @Nullable String city;
    private @Nullable String country;
    private @Nullable String language;
    private @Nullable String company;
    private @Nullable String note;
    private @Nullable UUID campaignId;
    private @Nullable UUID contactId;
    private Instant capturedAt;
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected Lead() {}

    @SuppressWarnings("NullAway.Init") // tenant and version are set when it is stored
    Lead(LeadDetails details, String source, @Nullable UUID campaignId, Instant at) {
        this.id = Ids.next();
        this.state = LeadState.NEW.toString();
        this.source = source;
        this.givenName = details.givenName();
        this.familyName = details.familyName();
        this.email = details.email();
        this.phone = details.phone();
        this.city = details.city();
        this.country = details.country();
        this.language = details.language();
        this.company = details.company();
        this.note = details.note();
        this.campaignId = campaignId;
        this.capturedAt = at;
        this.updatedAt = at;
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 409 or 422 where the state cannot be that */
    void change(LeadChange change) {
        if (change.state() == LeadState.CONVERTED && state() != LeadState.CONVERTED) {
            throw Problems.unprocessable("state", "becomes converted by POST /leads/" + id + "/conversion");
        }
        moveTo(change.state());
        company = change.company();
        note = change.note();
    }

    /** Contacts-service has told who it is. */
    void identify(UUID contact) {
        contactId = contact;
        updatedAt = Now.instant();
    }

    /**
     * The end of a lead that leads to a sale.
     *
     * @return the person
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 409 where it was converted before, was disqualified, or nobody knows
     *     yet who it is
     */
    UUID convert() {
        if (state() == LeadState.CONVERTED) {
            throw Problems.conflict("state", "is converted already");
        }
        moveTo(LeadState.CONVERTED);
        if (contactId == null) {
            throw Problems.conflict("contactId", "is being matched to a contact; try again");
        }
        return contactId;
    }

    private void moveTo(LeadState next) {
        state = state().moveTo(next).toString();
        updatedAt = Now.instant();
    }

    UUID id() {
        return id;
    }

    int version() {
        return version;
    }

    LeadState state() {
        return LeadState.of(state);
    }

    @Nullable
    UUID campaignId() {
        return campaignId;
    }
}
