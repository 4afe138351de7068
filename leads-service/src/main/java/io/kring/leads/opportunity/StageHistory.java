package io.kring.leads.opportunity;

import io.kring.platform.id.Ids;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The way that each opportunity took through the pipeline. */
@ApplicationScoped
public class StageHistory {
    /** A stage that was come into, when, and by whom. */
    public record Step(Stage stage, Instant enteredAt, String enteredBy) {}

    private final Jdbi jdbi;

    StageHistory(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void add(UUID opportunity, Stage stage, String by) {
        jdbi.useHandle(handle -> handle.execute("""
                insert into opportunity_stage (tenant_id, opportunity_id, id, stage, entered_at, entered_by)
                values (?, ?, ?, ?, now(), ?)""", Tenant.current(), opportunity, Ids.next(), stage.toString(), by));
    }

    /** The first one first. */
    List<Step> of(UUID opportunity) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select stage, entered_at, entered_by from opportunity_stage
                        where tenant_id = ? and opportunity_id = ? order by id""")
                .bind(0, Tenant.current())
                .bind(1, opportunity)
                .map(ConstructorMapper.of(Step.class))
                .list());
    }
}
