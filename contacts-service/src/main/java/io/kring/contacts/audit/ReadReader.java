package io.kring.contacts.audit;

import io.kring.platform.database.Listing;
import io.kring.platform.filter.Filter;
import io.kring.platform.filter.FilterFields;
import io.kring.platform.page.Page;
import io.kring.platform.page.PageQuery;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** Lists reads of sensitive fields, the last first. */
@ApplicationScoped
class ReadReader {
    /** What a list of reads can be filtered by. */
    static final FilterFields FIELDS = FilterFields.builder()
            .text("user", "l.user_name")
            .text("method", "l.method")
            .text("path", "l.path")
            .textList("fields", "l.fields")
            .textList("contactIds", "cast(l.contact_ids as text[])")
            .integer("people", "l.people")
            .timestamp("at", "l.at")
            .text("traceId", "l.trace_id")
            .text("origin", "l.origin")
            .build();

    private static final Listing<Read> LIST =
            new Listing<>("""
            select l.id as read_id, l.at, l.user_name as "user", l.method, l.path, l.query, l.fields, l.people, l.contact_ids,
              l.trace_id, l.origin
            from access_log l where l.tenant_id = ?""", "l.id", Listing.Order.NEWEST_FIRST, ConstructorMapper.of(Read.class), Read::readId);

    private final Jdbi jdbi;

    ReadReader(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Page<Read> list(@Nullable Filter filter, PageQuery page) {
        return LIST.page(jdbi, filter, page);
    }

    /** Of one person. */
    Page<Read> list(UUID contact, PageQuery page) {
        return LIST.pageWhere(jdbi, new Filter.Sql("l.contact_ids @> ?", List.of((Object) new UUID[] {contact})), page);
    }

    /** Whether there is or was such a person. */
    boolean isKnown(UUID contact) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select exists (select from contact where tenant_id = :tenant and id = :contact)
                          or exists (select from contact_version where tenant_id = :tenant and contact_id = :contact)
                          or exists (select from access_log where tenant_id = :tenant and contact_ids @> array[:contact])""")
                .bind("tenant", Tenant.current())
                .bind("contact", contact)
                .mapTo(Boolean.class)
                .one());
    }
}
