package io.kring.contacts.importing;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.kring.contacts.contact.ContactBulk;
import io.kring.contacts.contact.ContactBulk.NewContact;
import io.kring.contacts.contact.ContactReader;
import io.kring.contacts.contact.ContactService;
import io.kring.contacts.contact.ContactView;
import io.kring.contacts.identity.IdentityRepository;
import io.kring.contacts.importing.Matching.Decision;
import io.kring.contacts.importing.RowReader.RowException;
import io.kring.platform.problem.Problems;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Imports people from a file of any length, a chunk of rows at a time: each chunk with what it says on the receipt is one
 * transaction, so that the receipt balances at any moment.
 */
@ApplicationScoped
class ImportService {
    private static final int CHUNK = 1_000;

    private final ImportJobs jobs;
    private final IdentityRepository identities;
    private final ContactReader reader;
    private final ContactBulk bulk;
    private final ContactService contacts;

    ImportService(
            ImportJobs jobs,
            IdentityRepository identities,
            ContactReader reader,
            ContactBulk bulk,
            ContactService contacts) {
        this.jobs = jobs;
        this.identities = identities;
        this.reader = reader;
        this.bulk = bulk;
        this.contacts = contacts;
    }

    Receipt run(InputStream file, String source, List<String> regions, String by) throws IOException {
        try (var csv = new CsvFile(file)) {
            var records = csv.records();
            if (!records.hasNext()) {
                throw Problems.badRequest("body", "is empty; the first line must be the header");
            }
            var header = Header.of(records.next().getFields());
            if (!header.knowsAddressOrName()) {
                throw Problems.badRequest(
                        "body",
                        "has no column of names, e-mail addresses or phone numbers; its header is " + header.names());
            }
            var rows = new RowReader(header, regions, source);
            var job = jobs.start(source, by);
            var status = "failed";
            try {
                while (records.hasNext()) {
                    var chunk = new ArrayList<CsvRecord>(CHUNK);
                    while (chunk.size() < CHUNK && records.hasNext()) {
                        chunk.add(records.next());
                    }
                    QuarkusTransaction.requiringNew().run(() -> store(job, rows, chunk, by));
                }
                status = "done";
            } catch (CsvParseException e) {
                throw Problems.unprocessable("body", "stops being CSV: " + e.getMessage() + "; see import " + job);
            } finally {
                jobs.end(job, status);
            }
            return jobs.find(job).orElseThrow();
        }
    }

    private void store(UUID job, RowReader reader, List<CsvRecord> records, String by) {
        var rejections = new ArrayList<Rejection>();
        var rows = new ArrayList<ImportedRow>();
        for (var line : records) {
            var text = String.join(",", line.getFields());
            try {
                if (text.indexOf('\uFFFD') >= 0) {
                    throw new RowException("row", "is not UTF-8");
                }
                rows.add(reader.read(line.getStartingLineNumber(), line.getFields(), text));
            } catch (RowException e) {
                rejections.add(new Rejection(line.getStartingLineNumber(), e.column(), e.reason(), text));
            }
        }
        var counts = new int[3];
        while (!rows.isEmpty()) {
            rows = store(rows, counts, rejections, by);
        }
        jobs.count(job, counts[0], counts[1], counts[2], rejections);
    }

    /** Stores what can be decided now; returns the rows that have to wait for it. */
    private ArrayList<ImportedRow> store(List<ImportedRow> rows, int[] counts, List<Rejection> rejections, String by) {
        var addresses = rows.stream().flatMap(row -> row.addresses().stream()).collect(Collectors.toSet());
        var owners = identities.owners(addresses);
        var people = reader.findAll(new HashSet<>(owners.values())).stream()
                .collect(Collectors.toMap(ContactView::contactId, Function.identity()));
        var matching = new Matching(owners, people);
        var created = new ArrayList<NewContact>();
        var later = new ArrayList<ImportedRow>();
        for (var row : rows) {
            switch (matching.decide(row)) {
                case Decision.Create create -> created.add(new NewContact(row.person(), row.addresses()));
                case Decision.Update update -> {
                    contacts.enrich(update.contact(), update.merged(), by);
                    counts[1]++;
                }
                case Decision.Duplicate duplicate -> counts[2]++;
                case Decision.Contradiction two ->
                    rejections.add(new Rejection(
                            row.line(),
                            "row",
                            two.first().value() + " and " + two.second().value() + " belong to different people",
                            row.text()));
                case Decision.Later wait -> later.add(row);
            }
        }
        bulk.create(created, by);
        counts[0] += created.size();
        return later;
    }
}
