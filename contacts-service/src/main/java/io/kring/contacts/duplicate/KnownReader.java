package io.kring.contacts.duplicate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kring.contacts.identity.Identity;
import io.kring.contacts.identity.IdentityKind;
import io.kring.contacts.person.Person;
import io.kring.contacts.person.PersonBuilder;
import io.kring.contacts.person.PostalAddress;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Reads what is compared of people, and no more: a search reads everybody, some of them many times. */
@ApplicationScoped
public class KnownReader {
    private static final TypeReference<List<PostalAddress>> ADDRESSES = new TypeReference<>() {};
    private static final String SELECT = """
            select c.id, c.given_name, c.family_name, c.birth_date, c.street, c.postcode, c.city, c.region, c.other_addresses,
              array(select i.kind || ' ' || i.value from identity i
                where i.tenant_id = c.tenant_id and i.contact_id = c.id and i.kind in ('email', 'phone', 'external')
                  and i.sharer <> i.contact_id) as identities
            from contact c where c.tenant_id = ?""";

    private final Jdbi jdbi;
    private final ObjectMapper json;

    KnownReader(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    /** Those of them that exist, in no order. */
    public List<Known> findAll(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbi.withHandle(handle -> handle.createQuery(SELECT + " and c.id = any(?)")
                        .bind(0, Tenant.current())
                        .bind(1, ids.toArray(UUID[]::new))
                        .map((row, context) -> known(row))
                        .list());
    }

    /** The next people by their ids. */
    public List<Known> after(@Nullable UUID last, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        SELECT + " and (cast(? as uuid) is null or c.id > cast(? as uuid)) order by c.id limit ?")
                .bind(0, Tenant.current())
                .bind(1, last)
                .bind(2, last)
                .bind(3, limit)
                .map((row, context) -> known(row))
                .list());
    }

    private Known known(ResultSet row) throws SQLException {
        var identities = Arrays.stream((String[]) row.getArray("identities").getArray())
                .map(KnownReader::identity)
                .toList();
        var otherAddresses = row.getString("other_addresses");
        var person = PersonBuilder.builder()
                .givenName(row.getString("given_name"))
                .familyName(row.getString("family_name"))
                .birthDate(row.getObject("birth_date", LocalDate.class))
                .street(row.getString("street"))
                .postcode(row.getString("postcode"))
                .city(row.getString("city"))
                .region(row.getString("region"))
                .otherAddresses(otherAddresses == null ? List.of() : addresses(otherAddresses))
                .build()
                .withIdentities(identities);
        return of(row.getObject("id", UUID.class), person);
    }

    static Known of(UUID id, Person person) {
        return new Known(id, person.givenName(), person.familyName(), Compared.profile(person));
    }

    private static Identity identity(String written) {
        var space = written.indexOf(' ');
        return new Identity(IdentityKind.valueOf(written.substring(0, space)), written.substring(space + 1));
    }

    private List<PostalAddress> addresses(String written) {
        try {
            return json.readValue(written, ADDRESSES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Addresses that are not JSON", e);
        }
    }
}
