package io.kring.analytics.fact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Writes facts by the hundred and reads figures in one piece: rows travel as one JSON document in which a component
 * {@code sentAt} is the column {@code sent_at}.
 */
@ApplicationScoped
public class Facts {
    private final Jdbi jdbi;
    private final ObjectMapper json;

    Facts(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json.copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
    }

    /** @param sql one statement that takes {@code :tenant} and all the records, a JSON array, as {@code :facts} */
    public void write(String sql, List<?> facts) {
        var rows = text(facts);
        jdbi.useHandle(handle -> handle.createUpdate(sql)
                .bind("tenant", Tenant.current())
                .bind("facts", rows)
                .execute());
    }

    /** Reads what {@code json_agg} made of rows; no rows are SQL's null. */
    public <T> List<T> read(@Nullable String rows, Class<T[]> type) {
        try {
            return rows == null ? List.of() : Arrays.asList(json.readValue(rows, type));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "Not rows of " + type.getComponentType().getSimpleName(), e);
        }
    }

    private String text(List<?> facts) {
        try {
            return json.writeValueAsString(facts);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not a fact", e);
        }
    }
}
