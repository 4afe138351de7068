package io.kring.platform.shelf;

import io.kring.platform.http.ETags;
import io.kring.platform.outbox.Outbox;
import io.kring.platform.page.Page;
import io.kring.platform.page.PageQuery;
import io.kring.platform.problem.Problems;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

@ApplicationScoped
public class ShelfService {
    private final ShelfRepository shelves;
    private final Outbox outbox;
    private final Jdbi jdbi;

    ShelfService(ShelfRepository shelves, Outbox outbox, Jdbi jdbi) {
        this.shelves = shelves;
        this.outbox = outbox;
        this.jdbi = jdbi;
    }

    @Transactional
    public ShelfView create(ShelfInput input) {
        var shelf = new Shelf(input);
        shelves.persistAndFlush(shelf);
        outbox.publish("test-shelf", shelf.id(), "shelf.created.v1", shelf.view());
        return shelf.view();
    }

    @Transactional
    public ShelfView get(UUID id) {
        return found(id).view();
    }

    @Transactional
    public ShelfView update(UUID id, ShelfInput input, int version) {
        var shelf = found(id);
        ETags.check(version, shelf.version());
        shelf.take(input);
        shelves.flush();
        return shelf.view();
    }

    public Page<ShelfView> list(PageQuery query) {
        var rows = jdbi.withHandle(handle -> handle.createQuery("""
                        select id as shelf_id, version, name, places, price from shelf
                        where tenant_id = :tenant and (:id::uuid is null or (places, id) > (:places, :id::uuid))
                        order by places, id limit :fetch""")
                .bind("tenant", Tenant.current())
                .bind("places", query.number(0))
                .bind("id", query.uuid(1))
                .bind("fetch", query.fetch())
                .map(ConstructorMapper.of(ShelfView.class))
                .list());
        return Page.of(rows, query, shelf -> List.of(shelf.places(), shelf.shelfId()));
    }

    private Shelf found(UUID id) {
        var shelf = shelves.findById(id);
        if (shelf == null) {
            throw Problems.notFound("shelf", id);
        }
        return shelf;
    }
}
