package io.kring.contacts.dataclass;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All of them, by service, in the order of the file. What the platform keeps is kept by each service. */
@ApplicationScoped
public class DataClasses {
    private static final String FILE = "/privacy.json";
    private static final String PLATFORM = "platform";
    private static final String SERVICE = "-service";

    private final List<DataClass> all;

    DataClasses(ObjectMapper json) {
        var reader = json.readerFor(DataClass.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        try (var file = DataClasses.class.getResourceAsStream(FILE)) {
            var document = json.readTree(file);
            all = document.propertyStream()
                    .filter(part -> part.getKey().endsWith(SERVICE))
                    .flatMap(part -> Stream.concat(
                                    part.getValue().valueStream(),
                                    document.path(PLATFORM).valueStream())
                            .map(entry -> read(reader, part.getKey(), entry)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DataClass read(ObjectReader reader, String service, JsonNode entry) {
        try {
            return reader.readValue(entry.<ObjectNode>deepCopy().put("service", service));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<DataClass> all() {
        return all;
    }

    public Optional<DataClass> find(String service, String store) {
        return all.stream()
                .filter(data -> data.service().equals(service) && data.store().equals(store))
                .findFirst();
    }
}
