package io.kring.analytics;

import static io.kring.testkit.Patience.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.kring.platform.privacy.PersonalData;
import io.kring.platform.privacy.PersonalDataStores;
import io.kring.platform.privacy.Subject;
import io.kring.platform.tenant.Tenant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The stores of the service as the rest of Kring uses them, for one tenant. */
record Stores(String tenant, PersonalDataStores stores, Jdbi jdbi) {
    /** Of the platform: what is there passes by, or waits for somebody to mend a fault. */
    private static final Set<String> PLATFORM = Set.of("outbox", "dead_letter", "idempotency_key");

    List<String> names() {
        return stores.all().stream().map(PersonalData::store).toList();
    }

    /** From the stores of the service itself. */
    Map<String, List<JsonNode>> collect(Subject subject) {
        var collected = new TreeMap<String, List<JsonNode>>();
        Tenant.run(
                tenant,
                () -> stores.collect(
                        subject,
                        (store, row) -> collected
                                .computeIfAbsent(store, first -> new ArrayList<>())
                                .add(row)));
        collected.keySet().removeAll(PLATFORM);
        return collected;
    }

    void erase(Subject subject) {
        Tenant.run(tenant, () -> stores.erase(subject));
    }

    /** In the stores of the service itself that hold something. */
    Map<String, Long> find(Subject subject) {
        var found = new TreeMap<>(Tenant.call(tenant, () -> stores.find(subject)));
        found.keySet().removeAll(PLATFORM);
        found.values().removeIf(rows -> rows == 0);
        return found;
    }

    /** The times of what is too old. */
    List<OffsetDateTime> due(String store, OffsetDateTime before) {
        return jdbi.withHandle(handle -> handle.createQuery(expiry(store).holds())
                .bind("tenant", tenant)
                .bind("before", before)
                .mapTo(OffsetDateTime.class)
                .list());
    }

    /** One chunk. */
    int expire(String store, OffsetDateTime before, int most) {
        return jdbi.withHandle(handle -> handle.createUpdate(expiry(store).erase())
                .bind("tenant", tenant)
                .bind("before", before)
                .bind("most", most)
                .execute());
    }

    /** How PostgreSQL looks for somebody. */
    String plan(String store) {
        return jdbi.withHandle(handle -> String.join(
                "\n",
                handle.createQuery("explain " + data(store).holds())
                        .bind("tenant", tenant)
                        .bind("people", new UUID[] {UUID.randomUUID(), UUID.randomUUID()})
                        .bind("addresses", new String[] {"a@example.org", "+31612345678"})
                        .mapTo(String.class)
                        .list()));
    }

    /** How PostgreSQL looks for what is too old. */
    String planOfAge(String store, OffsetDateTime before) {
        return jdbi.withHandle(handle -> String.join(
                "\n",
                handle.createQuery("explain " + expiry(store).erase())
                        .bind("tenant", tenant)
                        .bind("before", before)
                        .bind("most", 1)
                        .mapTo(String.class)
                        .list()));
    }

    /** Of one number, with the tenant as its parameter. */
    long count(String sql) {
        return jdbi.withHandle(handle ->
                handle.createQuery(sql).bind(0, tenant).mapTo(Long.class).one());
    }

    /** Waits until nothing is to be told to others any more. */
    void settle() {
        await().until(() -> count("select count(*) from outbox where tenant_id = ?") == 0);
    }

    private PersonalData.Expiry expiry(String store) {
        return Objects.requireNonNull(data(store).expiry());
    }

    private PersonalData data(String store) {
        return stores.all().stream()
                .filter(data -> data.store().equals(store))
                .findFirst()
                .orElseThrow();
    }
}
