package io.kring.platform.retention;

import io.kring.platform.privacy.PersonalDataStores;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;

/** Everything of this service that can be too old, by its store. */
@ApplicationScoped
public class AgingStores {
    private final Map<String, Aging> byStore = new TreeMap<>();

    AgingStores(PersonalDataStores stores, @All List<Aging> own, Jdbi jdbi) {
        stores.all().stream()
                .filter(data -> data.expiry() != null)
                .map(data -> new AgingRows(data.store(), Objects.requireNonNull(data.expiry()), jdbi))
                .forEach(this::add);
        own.forEach(this::add);
    }

    private void add(Aging aging) {
        if (byStore.putIfAbsent(aging.store(), aging) != null) {
            throw new IllegalStateException("Two say how old " + aging.store() + " may be");
        }
    }

    public Set<String> names() {
        return Set.copyOf(byStore.keySet());
    }

    /** Empty where its age does not matter, or there is no such store. */
    public Optional<Aging> find(String store) {
        return Optional.ofNullable(byStore.get(store));
    }
}
