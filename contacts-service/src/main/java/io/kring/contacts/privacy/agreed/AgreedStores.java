package io.kring.contacts.privacy.agreed;

import io.kring.contacts.dataclass.DataClass;
import io.kring.contacts.dataclass.DataClasses;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Who has to answer, and what an erasure leaves. */
@ApplicationScoped
public class AgreedStores {
    private final DataClasses classes;

    AgreedStores(DataClasses classes) {
        this.classes = classes;
    }

    /** All services that keep something of people, in the agreed order. */
    public Set<String> services() {
        return classes.all().stream().map(DataClass::service).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** One that is not agreed (yet) has its name for a title: a service that is newer than this one may tell of it. */
    public DataClass get(String service, String store) {
        return classes.find(service, store).orElseGet(() -> unknown(service, store));
    }

    public boolean isKept(String service, String store) {
        return get(service, store).erasure().equals("kept");
    }

    private static DataClass unknown(String service, String store) {
        return new DataClass(service, store, store, "", "", List.of(), List.of(), "deleted", null, null, null);
    }
}
