package io.kring.platform.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kring.platform.tenant.Tenant;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;

/** All personal data of this service. */
@ApplicationScoped
public class PersonalDataStores {
    private static final String AS_JSON = "select cast(to_jsonb(held) as text) from (%s) held";
    private static final String COUNT = "select count(*) from (%s) held";
    private static final int FETCH = 500;

    private final List<PersonalData> stores;
    private final Jdbi jdbi;
    private final ObjectMapper json;

    PersonalDataStores(@All List<PersonalData> stores, Jdbi jdbi, ObjectMapper json) {
        this.stores = stores.stream()
                .sorted(Comparator.comparing(PersonalData::store))
                .toList();
        this.jdbi = jdbi;
        this.json = json;
    }

    /** By their names. */
    public List<PersonalData> all() {
        return stores;
    }

    /** Hands over everything that is about somebody, row by row, with the name of its store; memory does not grow with the rows. */
    @Transactional
    public void collect(Subject subject, BiConsumer<String, JsonNode> rows) {
        for (var data : stores) {
            jdbi.useHandle(handle -> bind(handle.createQuery(AS_JSON.formatted(data.holds())), subject)
                    .setFetchSize(FETCH)
                    .mapTo(String.class)
                    .forEach(row -> rows.accept(data.store(), read(row))));
        }
    }

    /**
     * Erases store after store, by their names.
     *
     * @return by store how many rows were about somebody before and are not any more, whatever took them: a foreign key deletes, too
     */
    @Transactional
    public Map<String, Long> erase(Subject subject) {
        var before = find(subject);
        for (var data : stores) {
            for (var statement : data.erase()) {
                jdbi.useHandle(
                        handle -> bind(handle.createUpdate(statement), subject).execute());
            }
        }
        return erased(before, find(subject));
    }

    /** By store, of what was found before, how many rows are not found any more. */
    public static Map<String, Long> erased(Map<String, Long> before, Map<String, Long> after) {
        var erased = new LinkedHashMap<>(before);
        after.forEach((store, rows) -> erased.merge(store, -rows, Long::sum));
        return erased;
    }

    /** @return by store how many rows are about somebody */
    @Transactional
    public Map<String, Long> find(Subject subject) {
        var found = new LinkedHashMap<String, Long>();
        for (var data : stores) {
            var rows = jdbi.withHandle(handle -> bind(handle.createQuery(COUNT.formatted(data.holds())), subject)
                    .mapTo(Long.class)
                    .one());
            found.put(data.store(), rows);
        }
        return found;
    }

    private static <S extends SqlStatement<S>> S bind(S statement, Subject subject) {
        return statement
                .bind("tenant", Tenant.current())
                .bind("people", subject.people().toArray(UUID[]::new))
                .bind("addresses", subject.addresses().toArray(String[]::new));
    }

    private JsonNode read(String row) {
        try {
            return json.readTree(row);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
