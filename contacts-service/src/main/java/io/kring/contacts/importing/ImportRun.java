package io.kring.contacts.importing;

import io.kring.contacts.file.FileException;
import io.kring.contacts.file.PeopleFile;
import io.kring.contacts.file.Row;
import io.kring.contacts.importing.RowStore.Outcome;
import io.kring.contacts.importing.row.ImportedRow;
import io.kring.contacts.importing.row.RowException;
import io.kring.contacts.importing.row.RowReader;
import io.kring.contacts.job.BrokenOffException;
import io.kring.contacts.job.Progress;
import io.kring.contacts.job.Rejection;
import io.kring.contacts.job.Work;
import io.kring.platform.tenant.Tenant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;

/** Goes through a file, some rows at a time; the next are read while those before are stored. */
final class ImportRun implements Work.Run {
    /** Rows that can be kept, and what is wrong with the others. */
    private record Part(List<ImportedRow> rows, List<Rejection> rejections) {
        boolean isEmpty() {
            return rows.isEmpty() && rejections.isEmpty();
        }
    }

    private final PeopleFile file;
    private final RowReader reader;
    private final Function<List<ImportedRow>, Outcome> store;
    private final ExecutorService readingAhead = Executors.newVirtualThreadPerTaskExecutor();
    private long passedOver;
    private Future<Part> ahead;

    /**
     * @param store what becomes of rows
     * @param done how many rows were done before; they come first in the file and are passed over
     */
    ImportRun(PeopleFile file, RowReader reader, Function<List<ImportedRow>, Outcome> store, long done) {
        this.file = file;
        this.reader = reader;
        this.store = store;
        this.passedOver = done;
        this.ahead = readAhead();
    }

    @Override
    public Optional<Work.Part> next() {
        var part = part();
        if (part.isEmpty()) {
            return Optional.empty();
        }
        ahead = readAhead();
        return Optional.of(() -> run(part));
    }

    private Progress run(Part part) {
        var outcome = store.apply(part.rows());
        var rejections = Stream.concat(part.rejections().stream(), outcome.rejections().stream())
                .toList();
        return new Progress(outcome.created(), outcome.updated(), 0, outcome.duplicate(), rejections, null);
    }

    private Future<Part> readAhead() {
        var tenant = Tenant.current();
        return readingAhead.submit(() -> Tenant.call(tenant, this::read));
    }

    private Part part() {
        try {
            return ahead.get();
        } catch (ExecutionException e) {
            throw switch (e.getCause()) {
                case FileException of -> new BrokenOffException("The file " + of.getMessage(), of);
                case UncheckedIOException of -> new BrokenOffException("The file could not be read to its end", of);
                case null, default -> new IllegalStateException("Cannot read rows", e.getCause());
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while reading rows", e);
        }
    }

    private Part read() {
        var part = new Part(new ArrayList<>(), new ArrayList<>());
        for (var row : rows()) {
            switch (row) {
                case Row.Unreadable unreadable ->
                    part.rejections()
                            .add(new Rejection(unreadable.line(), "row", unreadable.reason(), unreadable.text()));
                case Row.Fields fields -> {
                    try {
                        part.rows().add(reader.read(fields.line(), fields.fields()));
                    } catch (RowException e) {
                        part.rejections().add(Rejection.of(fields.line(), e.column(), e.reason(), fields.fields()));
                    }
                }
            }
        }
        return part;
    }

    private List<Row> rows() {
        var rows = file.chunk();
        while (passedOver > 0 && !rows.isEmpty()) {
            var passed = (int) Math.min(passedOver, rows.size());
            passedOver -= passed;
            rows = passed == rows.size() ? file.chunk() : rows.subList(passed, rows.size());
        }
        return rows;
    }

    @Override
    public void close() throws IOException {
        readingAhead.close();
        file.close();
    }
}
