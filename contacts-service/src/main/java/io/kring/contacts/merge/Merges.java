package io.kring.contacts.merge;

import io.kring.contacts.change.Change;
import io.kring.contacts.erased.ErasedPeople;
import io.kring.platform.database.Gathering;
import io.kring.platform.page.Page;
import io.kring.platform.page.PageQuery;
import io.kring.platform.problem.Problems;
import io.kring.platform.tenant.Tenant;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Who was merged into whom. */
@ApplicationScoped
public class Merges {
    private static final String COLUMNS =
            "merged_id, survivor_id, now_id, change_id, merged_at, merged_by, undone_at, undone_by ";

    /** Who was merged into the person, or into somebody who was, and who the person was merged into; also what was undone. */
    private static final String LIST = "select " + COLUMNS + """
            from contact_merge where tenant_id = :tenant
              and (survivor_id = :contact or merged_id = :contact or now_id = :contact)
              and (cast(:before as timestamptz) is null
                or (merged_at, merged_id) < (cast(:before as timestamptz), cast(:beforeId as uuid)))
            order by merged_at desc, merged_id desc limit :limit""";

    private static final String FAMILIES = """
            select c.id as contact, c.id from contact c where c.tenant_id = :tenant and c.id = any(:contacts)
            union all
            select c.id, m.merged_id from contact c join contact_merge m on m.tenant_id = c.tenant_id and m.now_id = c.id
            where c.tenant_id = :tenant and c.id = any(:contacts)""";

    /** What is written down of people, also under the ids of those who were merged into them. */
    private static final String BELONGINGS = """
            where tenant_id = :tenant and contact_id in (
              select unnest(:people)
              union all
              select merged_id from contact_merge where tenant_id = :tenant and now_id = any(:people))""";

    /** The restored person stands again for who was merged into them before. */
    private static final String SET_APART = """
            with recursive own(id) as (
              select cast(:restored as uuid)
              union all
              select m.merged_id from own join contact_merge m
                on m.tenant_id = :tenant and m.survivor_id = own.id and m.now_id is not null)
            update contact_merge m set now_id = :restored from own
            where m.tenant_id = :tenant and m.merged_id = own.id and m.merged_id <> :restored and m.now_id is not null""";

    private final Jdbi jdbi;
    private final ErasedPeople erased;
    private final Gathering<String, UUID, List<UUID>> families = new Gathering<>((tenant, ids) -> families(ids));

    Merges(Jdbi jdbi, ErasedPeople erased) {
        this.jdbi = jdbi;
        this.erased = erased;
    }

    /** Who stands for somebody who was merged; empty where they were not, or it was undone. */
    public Optional<UUID> now(UUID contact) {
        return Optional.ofNullable(now(List.of(contact)).get(contact));
    }

    /** Who stands for those of them who were merged. */
    public Map<UUID, UUID> now(Collection<UUID> contacts) {
        var now = new HashMap<UUID, UUID>();
        if (!contacts.isEmpty()) {
            jdbi.useHandle(handle -> handle.createQuery("""
                            select merged_id, now_id from contact_merge
                            where tenant_id = ? and merged_id = any(?) and now_id is not null""")
                    .bind(0, Tenant.current())
                    .bind(1, contacts.toArray(UUID[]::new))
                    .map((row, context) -> Map.entry(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                    .forEach(entry -> now.put(entry.getKey(), entry.getValue())));
        }
        return now;
    }

    /** Who stood for the contact at that time and still does. */
    public Optional<UUID> now(UUID contact, Instant time) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select now_id from contact_merge
                        where tenant_id = ? and merged_id = ? and now_id is not null and merged_at <= ?""")
                .bind(0, Tenant.current())
                .bind(1, contact)
                .bind(2, time.atOffset(ZoneOffset.UTC))
                .mapTo(UUID.class)
                .findOne());
    }

    /** The ids under which things of a person are written down: theirs and those who were merged; none where there is nobody. */
    public List<UUID> family(UUID contact) {
        return families.call(Tenant.current(), contact);
    }

    private List<List<UUID>> families(List<UUID> contacts) {
        var members = new HashMap<UUID, List<UUID>>();
        jdbi.useHandle(handle -> handle.createQuery(FAMILIES)
                .bind("tenant", Tenant.current())
                .bind("contacts", contacts.toArray(UUID[]::new))
                .map((row, context) -> Map.entry(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .forEach(member -> members.computeIfAbsent(member.getKey(), contact -> new ArrayList<>())
                        .add(member.getValue())));
        return contacts.stream()
                .map(contact -> members.getOrDefault(contact, List.of()))
                .toList();
    }

    /** 404, which names who stands for them where they were merged; 410 where they were erased. */
    public HttpProblem missing(UUID contact) {
        return now(contact)
                .map(now -> Problems.notFound("contact", contact + " any more: it was merged into " + now))
                .or(() -> erased.when(contact)
                        .map(at -> HttpProblem.valueOf(Status.GONE, "Contact " + contact + " was erased at " + at)))
                .orElseGet(() -> Problems.notFound("contact", contact));
    }

    /** The last first. */
    Page<Merge> list(UUID contact, PageQuery page) {
        var before = page.instant(0);
        var merges = jdbi.withHandle(handle -> handle.createQuery(LIST)
                .bind("tenant", Tenant.current())
                .bind("contact", contact)
                .bind("before", before == null ? null : before.atOffset(ZoneOffset.UTC))
                .bind("beforeId", page.uuid(1))
                .bind("limit", page.fetch())
                .map(ConstructorMapper.of(Merge.class))
                .list());
        return Page.of(merges, page, merge -> List.of(merge.mergedAt(), merge.mergedId()));
    }

    /** At most 10,000: more are not counted. */
    int timelineEntries(Collection<UUID> people) {
        return count("select count(*) from (select 1 from timeline_entry " + BELONGINGS + " limit 10000) few", people);
    }

    int activities(Collection<UUID> people) {
        return count("select count(distinct activity_id) from activity_contact " + BELONGINGS, people);
    }

    private int count(String sql, Collection<UUID> people) {
        return jdbi.withHandle(handle -> handle.createQuery(sql)
                .bind("tenant", Tenant.current())
                .bind("people", people.toArray(UUID[]::new))
                .mapTo(Integer.class)
                .one());
    }

    /** What a change has merged and nobody has undone, held until the end of the transaction. */
    List<Merge> hold(UUID change) {
        return jdbi.withHandle(handle -> handle.createQuery("select " + COLUMNS + """
                        from contact_merge where tenant_id = ? and change_id = ? and now_id is not null
                        order by merged_id for update""")
                .bind(0, Tenant.current())
                .bind(1, change)
                .map(ConstructorMapper.of(Merge.class))
                .list());
    }

    /** Whether a change has merged people or brought them back. */
    public boolean isOf(UUID change) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select exists (select from contact_merge where tenant_id = :tenant and change_id = :change)
                          or exists (select from contact_merge where tenant_id = :tenant and undo_id = :change)""")
                .bind("tenant", Tenant.current())
                .bind("change", change)
                .mapTo(Boolean.class)
                .one());
    }

    /** The merges that a change has undone. */
    List<Merge> undoneBy(UUID undo) {
        return jdbi.withHandle(handle -> handle.createQuery("select " + COLUMNS + """
                        from contact_merge where tenant_id = ? and undo_id = ?""")
                .bind(0, Tenant.current())
                .bind(1, undo)
                .map(ConstructorMapper.of(Merge.class))
                .list());
    }

    /** The change that has merged somebody; empty where they are not merged. */
    public Optional<UUID> change(UUID merged) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select change_id from contact_merge where tenant_id = ? and merged_id = ? and now_id is not null""")
                .bind(0, Tenant.current())
                .bind(1, merged)
                .mapTo(UUID.class)
                .findOne());
    }

    /** All of one survivor. */
    void add(List<Merge> merges) {
        var survivor = merges.getFirst().survivorId();
        var merged = merges.stream().map(Merge::mergedId).toArray(UUID[]::new);
        jdbi.useHandle(handle -> {
            handle.execute(
                    "update contact_merge set now_id = ? where tenant_id = ? and now_id = any(?)",
                    survivor,
                    Tenant.current(),
                    merged);
            var insert = handle.prepareBatch("""
                    insert into contact_merge (tenant_id, merged_id, change_id, survivor_id, now_id, merged_at, merged_by)
                    values (?, ?, ?, ?, ?, ?, ?)""");
            for (var merge : merges) {
                insert.add(
                        Tenant.current(),
                        merge.mergedId(),
                        merge.changeId(),
                        survivor,
                        survivor,
                        merge.mergedAt().atOffset(ZoneOffset.UTC),
                        merge.mergedBy());
            }
            insert.execute();
        });
    }

    void undo(UUID change, Change by, Instant at) {
        jdbi.useHandle(handle -> {
            var restored = handle.createQuery("""
                            update contact_merge set now_id = null, undo_id = ?, undone_by = ?, undone_at = ?
                            where tenant_id = ? and change_id = ? and now_id is not null returning merged_id""")
                    .bind(0, by.id())
                    .bind(1, by.by())
                    .bind(2, at.atOffset(ZoneOffset.UTC))
                    .bind(3, Tenant.current())
                    .bind(4, change)
                    .mapTo(UUID.class)
                    .list();
            for (var id : restored) {
                handle.createUpdate(SET_APART)
                        .bind("tenant", Tenant.current())
                        .bind("restored", id)
                        .execute();
            }
        });
    }
}
