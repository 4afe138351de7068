package io.kring.contacts.privacy.dossier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kring.contacts.dataclass.DataClass;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PackageFilesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
    private static final Cover COVER =
            new Cover(UUID.randomUUID(), UUID.randomUUID(), AT, AT, Instant.parse("2026-03-31T10:00:00Z"));
    private static final DataClass LEADS = new DataClass(
            "leads-service",
            "lead",
            "Interest & wishes",
            "To answer you",
            "consent",
            List.of("names"),
            List.of("Boats Ltd"),
            "deleted",
            null,
            null,
            "P1Y6M");

    private final ByteArrayOutputStream stream = new ByteArrayOutputStream();

    @Test
    void aPageHasEverythingAndRunsNothing() throws IOException {
        // Given
        var record = JSON.readTree("""
                {"birthDate": "1985-06-01", "note": "<script>alert('x')</script>", "gone": null, "none": [],
                 "tags": ["vip", "sail"], "address": {"city": "Sneek"}}""");

        // When
        write(new HtmlFile(stream), record);

        // Then
        assertThat(stream.toString(UTF_8))
                .contains("<h2>Interest &amp; wishes</h2>")
                .contains("What for: To answer you. Legal basis: consent. Passed on to: Boats Ltd."
                        + " Kept for: 1 year and 6 months. Kept by: leads-service.")
                .contains("<dt>Birth date</dt><dd>1985-06-01</dd>")
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;")
                .contains("<li>vip</li><li>sail</li>")
                .contains("<dt>City</dt><dd>Sneek</dd>")
                .contains("kept on March 1, 2026")
                .contains("until March 31, 2026")
                .endsWith("</main>\n</body>\n</html>\n")
                .doesNotContain("<script", "Gone", "None", "{collectedAt}");
    }

    @Test
    void theFileForMachinesIsWholeJson() throws IOException {
        // When
        write(new JsonFile(JSON, stream), JSON.readTree("{\"source\": \"Boat show\"}"));

        // Then
        var file = JSON.readTree(stream.toByteArray());
        assertThat(file.path("contactId").asText()).isEqualTo(COVER.contactId().toString());
        var store = file.path("stores").get(0);
        assertThat(store.path("title").asText()).isEqualTo("Interest & wishes");
        assertThat(store.path("keptFor").asText()).isEqualTo("P1Y6M");
        assertThat(store.path("records").get(0).path("source").asText()).isEqualTo("Boat show");
        assertThat(file.path("stores")).hasSize(2);
    }

    @Test
    void nothingAtAllIsAFileToo() throws IOException {
        // Given
        var file = new JsonFile(JSON, stream);

        // When
        file.begin(COVER);
        file.end();

        // Then
        assertThat(JSON.readTree(stream.toByteArray()).path("stores").isArray()).isTrue();
    }

    private static void write(Dossier.Writer file, JsonNode record) throws IOException {
        file.begin(COVER);
        file.store(LEADS);
        file.record(record);
        file.store(LEADS);
        file.record(record);
        file.end();
    }
}
