package io.kring.contacts.expiry;

import io.kring.contacts.Api;
import io.kring.platform.retention.Aging.Found;
import io.kring.platform.retention.AgingStores;
import io.kring.platform.tenant.Tenant;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** What a tenant has, with time set back, and what is done away with of it. */
record Past(Api api, Jdbi jdbi, AgingStores stores) {
    static Instant daysAgo(int days) {
        return Instant.now().minus(days, ChronoUnit.DAYS);
    }

    /** The first parameter is the tenant. */
    void execute(String sql, Object... parameters) {
        var all = new ArrayList<Object>(List.of(api.tenant()));
        all.addAll(List.of(parameters));
        jdbi.useHandle(handle -> handle.execute(sql, all.toArray()));
    }

    /** All that happened to everybody happened so much earlier. */
    void setBack(int days) {
        execute("update contact set updated_at = updated_at - interval '" + days + " days' where tenant_id = ?");
        execute("update contact_version set valid_from = valid_from - interval '" + days
                + " days' where tenant_id = ?");
        execute("update consent_entry set occurred_at = occurred_at - interval '" + days
                + " days' where tenant_id = ?");
    }

    long count(String table) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from " + table + " where tenant_id = ?")
                .bind(0, api.tenant())
                .mapTo(Long.class)
                .one());
    }

    Found find(String store, int days) {
        return Tenant.call(api.tenant(), () -> stores.find(store).orElseThrow().find(daysAgo(days)));
    }

    /** How many rows each chunk did away with. */
    List<Long> expire(String store, int days, int most) {
        var before = daysAgo(days);
        var chunks = new ArrayList<Long>();
        do {
            chunks.add(Tenant.call(
                    api.tenant(),
                    () -> QuarkusTransaction.requiringNew()
                            .call(() -> stores.find(store).orElseThrow().expire(before, most))));
        } while (chunks.getLast() > 0);
        return chunks;
    }
}
