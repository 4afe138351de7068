package io.kring.contacts.exporting;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kring.contacts.customfield.CustomFieldView;
import io.kring.contacts.customfield.CustomFields;
import io.kring.contacts.file.write.PeopleWriter;
import io.kring.contacts.permission.Access;
import io.kring.contacts.permission.ReadLog;
import io.kring.contacts.permission.Redaction;
import io.kring.contacts.person.ContactReader;
import io.kring.contacts.person.ContactView;
import io.kring.platform.filter.Filter;
import io.kring.platform.page.PageQuery;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes people into a file, page by page, in the order in which they became known. */
@ApplicationScoped
class ExportService {
    private static final String PAGE = "500";

    private final ContactReader reader;
    private final CustomFields customFields;
    private final ObjectMapper json;

    ExportService(ContactReader reader, CustomFields customFields, ObjectMapper json) {
        this.reader = reader;
        this.customFields = customFields;
        this.json = json;
    }

    /**
     * @param after the cursor that the export goes on from; null for all
     * @param reading writes down of whom sensitive fields are read, before they are written
     */
    void write(
            ExportFormat format,
            @Nullable Filter filter,
            @Nullable String after,
            OutputStream stream,
            ReadLog.Reading reading)
            throws IOException {
        var grants = Access.current();
        var keys = customFields.all().stream().map(CustomFieldView::key).toList();
        var columns = PeopleWriter.columns(keys).stream()
                .filter(column -> !grants.hides(column))
                .toList();
        // Closed at its end and not before: a file that breaks off must not look whole
        var people = PeopleWriter.open(format.mediaType(), stream, columns);
        @Nullable String next = after;
        do {
            var page = reader.list(filter, PageQuery.of(PAGE, next));
            var redaction = new Redaction(grants);
            var shown = page.items().stream()
                    .map(person -> redaction.person(file(person)))
                    .toList();
            if (!redaction.read().isEmpty()) {
                reading.read(redaction.read(), redaction.people());
            }
            for (var person : shown) {
                people.write(person);
            }
            next = page.next();
        } while (next != null);
        people.close();
    }

    /** Without what tells of the version and not of the person. */
    private ObjectNode file(ContactView person) {
        var written = (ObjectNode) json.valueToTree(person);
        return written.remove(List.of("version", "createdAt", "updatedAt", "change"));
    }
}
