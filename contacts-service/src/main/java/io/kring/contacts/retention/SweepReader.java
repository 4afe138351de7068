package io.kring.contacts.retention;

import io.kring.contacts.retention.RetentionView.Sweep;
import io.kring.platform.database.Listing;
import io.kring.platform.database.Listing.Order;
import io.kring.platform.page.Page;
import io.kring.platform.page.PageQuery;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** What the services did away with: the receipts of sweeps, the last first. */
@ApplicationScoped
class SweepReader {
    private record Row(UUID id, Sweep sweep) {}

    private static final Listing<Row> LISTING = new Listing<>(
            """
            select s.id, s.service, s.store, s.keep_for, s.before, s.expired, s.oldest, s.at from retention_sweep s
            where s.tenant_id = ?""",
            "s.id",
            Order.NEWEST_FIRST,
            (row, context) -> new Row(row.getObject("id", UUID.class), RetentionRepository.sweep(row)),
            Row::id);

    private final Jdbi jdbi;

    SweepReader(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Page<Sweep> list(PageQuery page) {
        var rows = LISTING.page(jdbi, null, page);
        return new Page<>(rows.items().stream().map(Row::sweep).toList(), rows.next());
    }
}
