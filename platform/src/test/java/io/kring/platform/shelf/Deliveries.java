package io.kring.platform.shelf;

import io.kring.platform.id.Ids;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** What was put on shelves: a row for each time that it was done. */
@ApplicationScoped
public class Deliveries {
    /** The event {@code delivery.arrived.v1}. */
    public record Arrived(String shelf, String parcel) {}

    private final Jdbi jdbi;

    Deliveries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public void add(Arrived delivery) {
        jdbi.useHandle(handle -> handle.execute(
                "insert into delivery (tenant_id, id, shelf, parcel) values (?, ?, ?, ?)",
                Tenant.current(),
                Ids.next(),
                delivery.shelf(),
                delivery.parcel()));
    }

    /** The parcels on a tenant's shelves, in the order of their arrival. */
    public List<String> of(String tenant) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select parcel from delivery where tenant_id = ? order by id")
                        .bind(0, tenant)
                        .mapTo(String.class)
                        .list());
    }
}
