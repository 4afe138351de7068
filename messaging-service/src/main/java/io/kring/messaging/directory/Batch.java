package io.kring.messaging.directory;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Many records as one parameter of a statement: PostgreSQL unfolds the JSON into rows. */
@ApplicationScoped
class Batch {
    private final ObjectMapper json;

    Batch(ObjectMapper json) {
        this.json = json;
    }

    /** One of each key, because a statement cannot change a row twice: the greatest, the later of equals. */
    <T, K> String last(List<T> records, Function<T, K> key, Comparator<T> order) {
        return json(records.stream()
                .collect(toMap(
                        key,
                        Function.identity(),
                        (earlier, later) -> order.compare(earlier, later) > 0 ? earlier : later))
                .values());
    }

    private String json(Collection<?> records) {
        try {
            return json.writeValueAsString(records);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
