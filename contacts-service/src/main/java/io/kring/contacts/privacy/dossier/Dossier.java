package io.kring.contacts.privacy.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import io.kring.contacts.dataclass.DataClass;
import io.kring.contacts.privacy.agreed.AgreedStores;
import io.kring.contacts.privacy.dossier.PartRepository.Part;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;

/** Goes through what all services have handed over of a person: store by store, in the agreed order of services. */
@ApplicationScoped
class Dossier {
    /** Writes a file as it is gone through. */
    interface Writer {
        void begin(Cover cover) throws IOException;

        /** Records of this store follow. */
        void store(DataClass store) throws IOException;

        void record(JsonNode record) throws IOException;

        void end() throws IOException;
    }

    private final PartRepository parts;
    private final AgreedStores agreed;

    Dossier(PartRepository parts, AgreedStores agreed) {
        this.parts = parts;
        this.agreed = agreed;
    }

    void write(Cover cover, Writer file) throws IOException {
        file.begin(cover);
        for (var service : agreed.services()) {
            var store = "";
            for (var part = next(cover, service, 0);
                    part.isPresent();
                    part = next(cover, service, part.get().part())) {
                if (!part.get().store().equals(store)) {
                    store = part.get().store();
                    file.store(agreed.get(service, store));
                }
                for (var record : part.get().records()) {
                    file.record(record);
                }
            }
        }
        file.end();
    }

    private Optional<Part> next(Cover cover, String service, int after) {
        return parts.next(cover.requestId(), service, after);
    }
}
