package io.kring.campaigns.segment;

import io.kring.platform.page.Page;
import io.kring.platform.page.PageQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class SegmentRepository implements PanacheRepositoryBase<Segment, UUID> {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /** In the order in which they were made. */
    Page<SegmentView> list(PageQuery page) {
        var after = page.uuid(0);
        var rows = find("id > ?1", Sort.by("id"), after == null ? BEFORE_ALL : after).range(0, page.limit()).stream()
                .map(Segment::view)
                .toList();
        return Page.of(rows, page, segment -> List.of(segment.segmentId()));
    }
}
