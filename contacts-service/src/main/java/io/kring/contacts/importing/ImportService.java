package io.kring.contacts.importing;

import io.kring.contacts.change.Change;
import io.kring.contacts.change.Origin;
import io.kring.contacts.customfield.CustomFields;
import io.kring.contacts.file.FileException;
import io.kring.contacts.file.PeopleFile;
import io.kring.contacts.file.Row;
import io.kring.platform.problem.Problems;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

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
    private final CustomFields customFields;

    ImportService(ImportJobs jobs, RowStore store, CustomFields customFields) {
        this.jobs = jobs;
        this.customFields = customFields;
        this.store = store;
    }

    /**
     * @param mediaType of the file; where it says nothing its first bytes do
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 where the file has no header that can be used, 415 where it is of
     *     another kind; 422 where its rest cannot be read: what came before is imported, and the receipt says so
     */
    Receipt run(InputStream file, @Nullable String mediaType, String source, List<String> regions, String by)
            throws IOException {
        try (var people = open(file, mediaType)) {
            var reader = new RowReader(header(people), regions, source, customFields.values());
            var job = jobs.start(source, by);
            var change = new Change(job, by, Origin.file);
            var status = "failed";
            try {
                for (var chunk = people.chunk(); !chunk.isEmpty(); chunk = people.chunk()) {
                    store(change, reader, chunk);
                }
                status = "done";
            } catch (FileException e) {
                throw Problems.unprocessable("body", e.getMessage() + "; see import " + job);
            } catch (UncheckedIOException e) {
                throw Problems.unprocessable("body", "could not be read to its end; see import " + job);
            } finally {
                jobs.end(job, status);
            }
            return jobs.find(job).orElseThrow();
        }
    }

    private static PeopleFile open(InputStream file, @Nullable String mediaType) throws IOException {
        try {
            return PeopleFile.open(file, mediaType);
        } catch (FileException.Unsupported e) {
            throw Problems.header(Response.Status.UNSUPPORTED_MEDIA_TYPE, "body", String.valueOf(e.getMessage()));
        } catch (FileException e) {
            throw Problems.badRequest("body", String.valueOf(e.getMessage()));
        }
    }

    private Header header(PeopleFile people) {
        var names = people.header();
        if (names.isEmpty()) {
            throw Problems.badRequest("body", "is empty; the first line must be the header");
        }
        var header = Header.of(names, customFields.all());
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
    private void store(Change change, RowReader reader, List<Row> chunk) {
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

    private void storeOnce(Change change, RowReader reader, List<Row> chunk) {
        var rows = new ArrayList<ImportedRow>();
        var rejections = new ArrayList<Rejection>();
        for (var row : chunk) {
            switch (row) {
                case Row.Unreadable unreadable ->
                    rejections.add(new Rejection(unreadable.line(), "row", unreadable.reason(), unreadable.text()));
                case Row.Fields fields -> {
                    try {
                        rows.add(reader.read(fields.line(), fields.fields()));
                    } catch (RowException e) {
                        rejections.add(Rejection.of(fields.line(), e.column(), e.reason(), fields.fields()));
                    }
                }
            }
        }
        var outcome = store.store(rows, change);
        rejections.addAll(outcome.rejections());
        jobs.count(change.id(), outcome.created(), outcome.updated(), outcome.duplicate(), rejections);
    }
}
