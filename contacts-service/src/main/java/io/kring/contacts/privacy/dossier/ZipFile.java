package io.kring.contacts.privacy.dossier;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kring.contacts.customfield.CustomFieldView;
import io.kring.contacts.customfield.CustomFields;
import io.kring.contacts.file.write.PeopleWriter;
import io.kring.contacts.person.ContactReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** To be taken elsewhere: both files, and the person as a vCard, which other systems and address books read. */
@ApplicationScoped
class ZipFile {
    private final Dossier dossier;
    private final ContactReader reader;
    private final CustomFields customFields;
    private final ObjectMapper json;

    ZipFile(Dossier dossier, ContactReader reader, CustomFields customFields, ObjectMapper json) {
        this.dossier = dossier;
        this.reader = reader;
        this.customFields = customFields;
        this.json = json;
    }

    void write(Cover cover, OutputStream stream) throws IOException {
        var zip = new ZipOutputStream(stream, StandardCharsets.UTF_8);
        zip.putNextEntry(new ZipEntry("package.json"));
        dossier.write(cover, new JsonFile(json, zip));
        zip.closeEntry();
        zip.putNextEntry(new ZipEntry("package.html"));
        dossier.write(cover, new HtmlFile(zip));
        zip.closeEntry();
        var person = reader.find(cover.contactId());
        if (person.isPresent()) {
            zip.putNextEntry(new ZipEntry("contact.vcf"));
            var keys = customFields.all().stream().map(CustomFieldView::key).toList();
            try (var card = PeopleWriter.open("text/vcard", new Unclosed(zip), PeopleWriter.columns(keys))) {
                var written = (ObjectNode) json.valueToTree(person.get());
                card.write(written.remove(List.of("version", "createdAt", "updatedAt", "change")));
            }
            zip.closeEntry();
        }
        zip.finish();
    }

    /** More files come after the one that is written through this. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream stream) {
            super(stream);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            out.write(bytes, from, count);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
