package io.kring.contacts.privacy.dossier;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kring.contacts.dataclass.DataClass;
import java.io.IOException;
import java.io.OutputStream;

/** For machines: {@code {requestId, contactId, …, stores: [{service, store, title, purpose, …, records: […]}]}}. */
final class JsonFile implements Dossier.Writer {
    private final JsonGenerator json;
    private boolean inStore;

    JsonFile(ObjectMapper mapper, OutputStream stream) throws IOException {
        this.json = mapper.createGenerator(stream)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .useDefaultPrettyPrinter();
    }

    @Override
    public void begin(Cover cover) throws IOException {
        json.writeStartObject();
        json.writeStringField("requestId", cover.requestId().toString());
        json.writeStringField("contactId", cover.contactId().toString());
        json.writeStringField("askedAt", cover.askedAt().toString());
        json.writeStringField("collectedAt", cover.collectedAt().toString());
        json.writeArrayFieldStart("stores");
    }

    @Override
    public void store(DataClass store) throws IOException {
        endStore();
        json.writeStartObject();
        json.writeStringField("service", store.service());
        json.writeStringField("store", store.store());
        json.writeStringField("title", store.title());
        json.writeStringField("purpose", store.purpose());
        json.writeStringField("basis", store.basis());
        json.writePOJOField("categories", store.categories());
        json.writePOJOField("recipients", store.recipients());
        json.writeStringField("keptFor", store.keptFor());
        json.writeArrayFieldStart("records");
        inStore = true;
    }

    @Override
    public void record(JsonNode record) throws IOException {
        json.writeTree(record);
    }

    @Override
    public void end() throws IOException {
        endStore();
        json.writeEndArray();
        json.writeEndObject();
        json.close();
    }

    private void endStore() throws IOException {
        if (inStore) {
            json.writeEndArray();
            json.writeEndObject();
            inStore = false;
        }
    }
}
