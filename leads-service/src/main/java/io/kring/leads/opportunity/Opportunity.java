package io.kring.leads.opportunity;

import io.kring.leads.input.Money;
import io.kring.leads.input.Now;
import io.kring.platform.id.Ids;
import io.kring.platform.problem.Problems;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A sale in sight, until it is won or lost. */
@Entity
public class Opportunity {
    @Id
    private UUID id;

    @TenantId
    @PartitionKey
    private String tenantId;

    @Version
    private int version;

    private UUID contactId;
    private @Nullable UUID originalContactId;
    private @Nullable UUID leadId;
    private @Nullable UUID campaignId;
    private String name;
    private String stage;
    private BigDecimal amount;
    private String currency;
    private @Nullable String reason;
    private Instant createdAt;
    private Instant updatedAt;
    private @Nullable Instant closedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected Opportunity() {}

    @SuppressWarnings("NullAway.Init") // tenant and version are set when it is stored
    Opportunity(OpportunityDraft draft) {
        this.id = Ids.next();
        this.contactId = draft.contactId();
        this.leadId = draft.leadId();
        this.campaignId = draft.campaignId();
        this.name = draft.name();
        this.stage = draft.stage().toString();
        this.amount = draft.money().amount();
        this.currency = draft.money().currency();
        this.createdAt = Now.instant();
        this.updatedAt = createdAt;
    }

    /**
     * @return whether it came into another stage
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 409 where it is closed, 422 where the stage is an end
     */
    boolean change(OpportunityChange change) {
        requireOpen();
        var before = stage();
        stage = Stage.open(change.stage()).toString();
        name = change.name();
        amount = Money.of(change.amount(), currency).amount();
        updatedAt = Now.instant();
        return stage() != before;
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 409 where it is closed already */
    void close(Closing closing) {
        requireOpen();
        stage = closing.outcome().stage().toString();
        reason = closing.reason();
        updatedAt = Now.instant();
        closedAt = updatedAt;
    }

    private void requireOpen() {
        if (stage().closed()) {
            throw Problems.conflict("stage", "is " + stage + ": what is closed does not change any more");
        }
    }

    UUID id() {
        return id;
    }

    /** With whom it began, also where they were merged into somebody else since. */
    UUID originalContactId() {
        return originalContactId == null ? contactId : originalContactId;
    }

    int version() {
        return version;
    }

    Stage stage() {
        return Stage.of(stage);
    }
}
