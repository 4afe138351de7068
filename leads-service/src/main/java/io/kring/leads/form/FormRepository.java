package io.kring.leads.form;

import static io.kring.platform.database.Listing.Order.NEWEST_FIRST;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kring.platform.database.Listing;
import io.kring.platform.page.Page;
import io.kring.platform.page.PageQuery;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The forms. */
@ApplicationScoped
class FormRepository {
    private static final String SELECT = """
            select f.id, f.slug, f.title, f.fields, f.consents, f.campaign_id, f.created_by, f.created_at
            from form f where f.tenant_id = ?""";

    private final Jdbi jdbi;
    private final ObjectMapper json;
    private final Listing<Form> list;

    FormRepository(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
        this.list = new Listing<>(SELECT, "f.id", NEWEST_FIRST, (row, context) -> form(row), Form::formId);
    }

    /** @return false where the slug is another form's */
    boolean add(Form form) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                                insert into form (tenant_id, id, slug, title, fields, consents, campaign_id, created_by, created_at)
                                values (:tenant, :id, :slug, :title, cast(:fields as jsonb), cast(:consents as jsonb),
                                  cast(:campaignId as uuid), :createdBy, :createdAt)
                                on conflict (tenant_id, slug) do nothing""")
                        .bind("tenant", Tenant.current())
                        .bind("id", form.formId())
                        .bind("slug", form.slug())
                        .bind("title", form.title())
                        .bind("fields", write(form.fields()))
                        .bind("consents", write(form.consents()))
                        .bind("campaignId", form.campaignId())
                        .bind("createdBy", form.createdBy())
                        .bind("createdAt", form.createdAt().atOffset(ZoneOffset.UTC))
                        .execute())
                == 1;
    }

    Optional<Form> find(UUID id) {
        return find("f.id", id);
    }

    Optional<Form> find(String slug) {
        return find("f.slug", slug);
    }

    Page<Form> list(PageQuery page) {
        return list.page(jdbi, null, page);
    }

    private Optional<Form> find(String column, Object value) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + " and " + column + " = ?")
                .bind(0, Tenant.current())
                .bind(1, value)
                .map((row, context) -> form(row))
                .findOne());
    }

    private Form form(ResultSet row) throws SQLException {
        return new Form(
                row.getObject("id", UUID.class),
                row.getString("slug"),
                row.getString("title"),
                read(row.getString("fields"), new TypeReference<>() {}),
                read(row.getString("consents"), new TypeReference<>() {}),
                row.getObject("campaign_id", UUID.class),
                row.getString("created_by"),
                row.getTimestamp("created_at").toInstant());
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T read(String written, TypeReference<T> type) {
        try {
            return json.readValue(written, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
