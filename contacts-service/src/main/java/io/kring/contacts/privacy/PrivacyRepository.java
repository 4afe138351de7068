package io.kring.contacts.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kring.contacts.privacy.Round.Answer;
import io.kring.platform.page.Page;
import io.kring.platform.page.PageQuery;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** Keeps requests, what was asked of the services for them, and what they answered. */
@ApplicationScoped
class PrivacyRepository {
    private static final String SELECT = """
            select id as request_id, kind, dry_run, state, contact_id, contact_ids, addresses, reason, asked_by, asked_at, due_at,
              done_at
            from privacy_request where tenant_id = :tenant""";

    private static final RowMapper<PrivacyRequest> REQUEST = ConstructorMapper.of(PrivacyRequest.class);

    private final Jdbi jdbi;
    private final ObjectMapper json;

    PrivacyRepository(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    void add(PrivacyRequest request) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into privacy_request (tenant_id, id, kind, dry_run, state, contact_id, contact_ids, addresses, reason,
                          asked_by, asked_at, due_at)
                        values (:tenant, :id, :kind, :dryRun, :state, :contact, :contacts, :addresses, :reason, :by, :at, :due)""")
                .bind("tenant", Tenant.current())
                .bind("id", request.requestId())
                .bind("kind", request.kind().name())
                .bind("dryRun", request.dryRun())
                .bind("state", request.state().name())
                .bind("contact", request.contactId())
                .bind("contacts", request.contactIds().toArray(UUID[]::new))
                .bind("addresses", request.addresses().toArray(String[]::new))
                .bind(
                        "reason",
                        Optional.ofNullable(request.reason()).map(Enum::name).orElse(null))
                .bind("by", request.askedBy())
                .bind("at", request.askedAt().atOffset(ZoneOffset.UTC))
                .bind("due", request.dueAt().atOffset(ZoneOffset.UTC))
                .execute());
    }

    Optional<PrivacyRequest> find(UUID id) {
        return find(id, "");
    }

    /** Held until the end of the transaction. */
    Optional<PrivacyRequest> hold(UUID id) {
        return find(id, " for update");
    }

    private Optional<PrivacyRequest> find(UUID id, String lock) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + " and id = :id" + lock)
                .bind("tenant", Tenant.current())
                .bind("id", id)
                .map(REQUEST)
                .findOne());
    }

    /** The last first. */
    /** @param askedBy null for those that anybody has asked for */
    Page<PrivacyRequest> list(
            @Nullable String askedBy, @Nullable RequestKind kind, @Nullable RequestState state, PageQuery page) {
        var requests = jdbi.withHandle(handle -> handle.createQuery(SELECT + """
                         and (cast(:kind as text) is null or kind = :kind) and (cast(:state as text) is null or state = :state)
                         and (cast(:before as uuid) is null or id < cast(:before as uuid))
                         and (cast(:askedBy as text) is null or asked_by = :askedBy)
                        order by id desc limit :limit""")
                .bind("askedBy", askedBy)
                .bind("tenant", Tenant.current())
                .bind("kind", kind == null ? null : kind.name())
                .bind("state", state == null ? null : state.name())
                .bind("before", page.uuid(0))
                .bind("limit", page.fetch())
                .map(REQUEST)
                .list());
        return Page.of(requests, page, request -> List.of(request.requestId()));
    }

    /** Requests of all tenants that something may still follow on: by their tenants. */
    Map<String, List<UUID>> open() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select tenant_id, id from privacy_request
                        where state not in ('expired', 'counted', 'closed') order by tenant_id, id""")
                .map((row, context) -> Map.entry(row.getString(1), row.getObject(2, UUID.class)))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList()))));
    }

    void set(UUID request, RequestState state) {
        jdbi.useHandle(handle -> handle.execute(
                "update privacy_request set state = ? where tenant_id = ? and id = ?",
                state.name(),
                Tenant.current(),
                request));
    }

    /** The first time that every service has answered. */
    void done(UUID request, Instant at) {
        jdbi.useHandle(handle -> handle.execute(
                "update privacy_request set done_at = coalesce(done_at, ?) where tenant_id = ? and id = ?",
                at.atOffset(ZoneOffset.UTC),
                Tenant.current(),
                request));
    }

    /** Nothing is looked for by them any more. */
    void forgetAddresses(UUID request) {
        jdbi.useHandle(handle -> handle.execute(
                "update privacy_request set addresses = '{}' where tenant_id = ? and id = ?",
                Tenant.current(),
                request));
    }

    void addRound(UUID request, int round, Round.Kind kind, Instant at) {
        jdbi.useHandle(handle -> handle.execute(
                "insert into privacy_round (tenant_id, request_id, round, kind, asked_at) values (?, ?, ?, ?, ?)",
                Tenant.current(),
                request,
                round,
                kind.name(),
                at.atOffset(ZoneOffset.UTC)));
    }

    void askedAgain(UUID request, int round, Instant at) {
        setTime("asked_at", request, round, at);
    }

    void roundDone(UUID request, int round, Instant at) {
        setTime("done_at", request, round, at);
    }

    private void setTime(String column, UUID request, int round, Instant at) {
        jdbi.useHandle(handle -> handle.execute(
                "update privacy_round set " + column + " = ? where tenant_id = ? and request_id = ? and round = ?",
                at.atOffset(ZoneOffset.UTC),
                Tenant.current(),
                request,
                round));
    }

    /** In the place of what the service has answered to it before. */
    void put(UUID request, int round, Answer answer) {
        var at = answer.answeredAt();
        jdbi.useHandle(handle -> handle.execute(
                """
                insert into privacy_answer (tenant_id, request_id, round, service, answered_at, stores)
                values (?, ?, ?, ?, ?, cast(? as jsonb))
                on conflict (tenant_id, request_id, round, service)
                do update set answered_at = excluded.answered_at, stores = excluded.stores""",
                Tenant.current(),
                request,
                round,
                answer.service(),
                at == null ? null : at.atOffset(ZoneOffset.UTC),
                written(answer.stores())));
    }

    /** In their order, with the answers. */
    List<Round> rounds(UUID request) {
        return jdbi.withHandle(handle -> {
            var answers = handle.createQuery("""
                            select round, service, answered_at, stores from privacy_answer
                            where tenant_id = ? and request_id = ? order by round, service""")
                    .bind(0, Tenant.current())
                    .bind(1, request)
                    .map((row, context) -> Map.entry(row.getInt("round"), answer(row)))
                    .collect(Collectors.groupingBy(
                            Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
            return handle.createQuery("""
                            select round, kind, asked_at, done_at from privacy_round
                            where tenant_id = ? and request_id = ? order by round""")
                    .bind(0, Tenant.current())
                    .bind(1, request)
                    .map((row, context) -> new Round(
                            row.getInt("round"),
                            Round.Kind.valueOf(row.getString("kind")),
                            row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                            instant(row, "done_at"),
                            answers.getOrDefault(row.getInt("round"), List.of())))
                    .list();
        });
    }

    private Answer answer(ResultSet row) throws SQLException {
        return new Answer(row.getString("service"), instant(row, "answered_at"), read(row.getString("stores")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private String written(Map<String, Long> stores) {
        try {
            return json.writeValueAsString(stores);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Long> read(String stores) {
        try {
            return json.readValue(stores, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
