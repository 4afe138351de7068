package io.kring.campaigns.launch;

import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** How far each launch has come, on the campaign's own row. */
@ApplicationScoped
class LaunchRepository {
    /** A launch that is not done, and whose it is. */
    public record Open(String tenant, UUID campaignId) {}

    /** How often in a row a launch may fail to go on: about a minute where one replica tries. */
    static final int TRIES = 30;

    private final Jdbi jdbi;

    LaunchRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Of all tenants: this is where a timer learns for whom there is work. */
    List<Open> open() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select tenant_id as tenant, id as campaign_id from campaign where state = 'launching' order by launched_at")
                .map(ConstructorMapper.of(Open.class))
                .list());
    }

    /** Takes it up to the end of the transaction; empty where another replica has it or it is done. */
    Optional<Launch> claim(UUID campaign) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id as campaign_id, filter, purpose, launched_at, reached, recipients, requests from campaign
                        where tenant_id = ? and id = ? and state = 'launching' for no key update skip locked""")
                .bind(0, Tenant.current())
                .bind(1, campaign)
                .map(ConstructorMapper.of(Launch.class))
                .findOne());
    }

    void advance(Launch launch) {
        jdbi.useHandle(handle -> handle.execute(
                """
                update campaign set reached = ?, recipients = ?, requests = ?, failures = 0, failure = null,
                  version = version + 1
                where tenant_id = ? and id = ?""", launch.reached(), launch.recipients(), launch.requests(), Tenant.current(), launch.campaignId()));
    }

    /**
     * Counts a try that came to nothing.
     *
     * @return whether that was the last
     */
    boolean fail(UUID campaign, String reason) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        update campaign set failures = failures + 1, failure = :reason, version = version + 1,
                          state = case when failures + 1 < :tries then state else 'failed' end
                        where tenant_id = :tenant and id = :id and state = 'launching' returning state = 'failed'""")
                .bind("tenant", Tenant.current())
                .bind("id", campaign)
                .bind("reason", reason)
                .bind("tries", TRIES)
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false));
    }

    void complete(UUID campaign, Instant at) {
        jdbi.useHandle(handle -> handle.execute("""
                update campaign set state = 'completed', completed_at = ?, failure = null, version = version + 1
                where tenant_id = ? and id = ?""", at, Tenant.current(), campaign));
    }
}
