package io.kring.contacts.optin;

import io.kring.platform.page.Page;
import io.kring.platform.page.PageQuery;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The requests to confirm consent. */
@ApplicationScoped
class ConsentRequestRepository {
    private static final String SELECT = """
            select id as request_id, contact_id, channel, purpose, address, text, language, source, requested_by,
              requested_at, expires_at, confirmed_at
            from consent_request where tenant_id = :tenant""";

    private static final RowMapper<ConsentRequest> REQUEST = ConstructorMapper.of(ConsentRequest.class);

    private final Jdbi jdbi;

    ConsentRequestRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void add(ConsentRequest request) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into consent_request (tenant_id, id, contact_id, channel, purpose, address, text, language,
                          source, requested_by, requested_at, expires_at)
                        values (:tenant, :id, :contact, :channel, :purpose, :address, :text, :language, :source, :by, :at,
                          :expires)""")
                .bind("tenant", Tenant.current())
                .bind("id", request.requestId())
                .bind("contact", request.contactId())
                .bind("channel", request.channel().name())
                .bind("purpose", request.purpose().name())
                .bind("address", request.address())
                .bind("text", request.text())
                .bind("language", request.language())
                .bind("source", request.source())
                .bind("by", request.requestedBy())
                .bind("at", request.requestedAt().atOffset(ZoneOffset.UTC))
                .bind("expires", request.expiresAt().atOffset(ZoneOffset.UTC))
                .execute());
    }

    /** How many went to the address since then, whoever has it. */
    int count(String address, Instant since) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select count(*) from consent_request
                        where tenant_id = :tenant and address = :address and requested_at > :since""")
                .bind("tenant", Tenant.current())
                .bind("address", address)
                .bind("since", since.atOffset(ZoneOffset.UTC))
                .mapTo(Integer.class)
                .one());
    }

    Optional<ConsentRequest> find(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + " and id = :id")
                .bind("tenant", Tenant.current())
                .bind("id", id)
                .map(REQUEST)
                .findOne());
    }

    /** The last first. */
    Page<ConsentRequest> list(UUID contact, PageQuery page) {
        var requests = jdbi.withHandle(handle -> handle.createQuery(SELECT + """
                         and contact_id = :contact and (cast(:before as uuid) is null or id < cast(:before as uuid))
                        order by id desc limit :limit""")
                .bind("tenant", Tenant.current())
                .bind("contact", contact)
                .bind("before", page.uuid(0))
                .bind("limit", page.fetch())
                .map(REQUEST)
                .list());
        return Page.of(requests, page, request -> List.of(request.requestId()));
    }

    /** @return false where it was confirmed before */
    boolean confirm(UUID id, Instant at) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                                update consent_request set confirmed_at = :at
                                where tenant_id = :tenant and id = :id and confirmed_at is null""")
                        .bind("tenant", Tenant.current())
                        .bind("id", id)
                        .bind("at", at.atOffset(ZoneOffset.UTC))
                        .execute())
                == 1;
    }
}
