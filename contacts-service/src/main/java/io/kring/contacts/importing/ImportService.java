package io.kring.contacts.importing;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.kring.contacts.change.Change;
import io.kring.contacts.change.Origin;
import io.kring.platform.problem.Problems;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Imports people from a file of any length, a chunk of rows at a time: each chunk with what it says on the receipt is one
 * transaction, so that the receipt balances at any moment.
 */
@ApplicationScoped
class ImportService {
    private static final Logger LOG = Logger.getLogger(ImportService.class);
    private static final int TRIES = 5;
    private static final long PAUSE_MS = 100;

    private final ImportJobs jobs;
    private final RowStore store;

    ImportService(ImportJobs jobs, RowStore store) {
        this.jobs = jobs;
        this.store = store;
    }

    /**
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 where the file has no header that can be used; 422 where it
     *     stops being CSV: what came before is imported, and the receipt says so
     */
    Receipt run(InputStream file, String source, List<String> regions, String by) throws IOException {
        try (var csv = new CsvFile(file)) {
            var reader = new RowReader(header(csv), regions, source);
            var job = jobs.start(source, by);
            var change = new Change(job, by, Origin.file);
            var status = "failed";
            try {
                for (var chunk = csv.chunk(); !chunk.isEmpty(); chunk = csv.chunk()) {
                    store(change, reader, chunk);
                }
                status = "done";
            } catch (CsvParseException e) {
                throw Problems.unprocessable("body", "stops being CSV: " + e.getMessage() + "; see import " + job);
            } catch (UncheckedIOException e) {
                throw Problems.unprocessable("body", "could not be read to its end; see import " + job);
            } finally {
                jobs.end(job, status);
            }
            return jobs.find(job).orElseThrow();
        }
    }

    private static Header header(CsvFile csv) {
        List<String> names;
        try {
            names = csv.header();
        } catch (CsvParseException e) {
            throw Problems.badRequest("body", "is not CSV: " + e.getMessage());
        }
        if (names.isEmpty()) {
            throw Problems.badRequest("body", "is empty; the first line must be the header");
        }
        if (names.stream().anyMatch(ImportService::isDamaged)) {
            throw Problems.badRequest("body", "is not UTF-8 text; save the file as CSV in UTF-8");
        }
        var header = Header.of(names);
        if (!header.knowsAddressOrName()) {
            throw Problems.badRequest(
                    "body", "has no column of names, e-mail addresses or phone numbers; its header is " + names);
        }
        return header;
    }

    /**
     * Somebody else may take an address or change a person between reading and storing, and the database may be away for a
     * moment: then the chunk is done again, each time after a pause twice as long.
     */
    private void store(Change change, RowReader reader, List<CsvRecord> chunk) {
        for (var tried = 1; ; tried++) {
            try {
                QuarkusTransaction.requiringNew().run(() -> storeOnce(change, reader, chunk));
                return;
            } catch (RuntimeException e) {
                if (tried == TRIES) {
                    throw e;
                }
                LOG.debugf(e, "Import %s does a chunk again", change.id());
                pause(PAUSE_MS << tried);
            }
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting to try again", e);
        }
    }

    private void storeOnce(Change change, RowReader reader, List<CsvRecord> chunk) {
        var rows = new ArrayList<ImportedRow>();
        var rejections = new ArrayList<Rejection>();
        for (var line : chunk) {
            try {
                if (line.getFields().stream().anyMatch(cell -> cell.indexOf('\uFFFD') >= 0)) {
                    throw new RowException("row", "is not UTF-8");
                }
                rows.add(reader.read(line.getStartingLineNumber(), line.getFields()));
            } catch (RowException e) {
                rejections.add(Rejection.of(line.getStartingLineNumber(), e.column(), e.reason(), line.getFields()));
            }
        }
        var outcome = store.store(rows, change);
        rejections.addAll(outcome.rejections());
        jobs.count(change.id(), outcome.created(), outcome.updated(), outcome.duplicate(), rejections);
    }

    private static boolean isDamaged(String text) {
        return text.indexOf('\uFFFD') >= 0 || text.indexOf('\0') >= 0;
    }
}
