package io.kring.contacts.register;

import io.kring.contacts.dataclass.DataClasses;
import io.kring.contacts.retention.RetentionService;
import io.kring.platform.http.ETags;
import io.kring.platform.id.Ids;
import io.kring.platform.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Keeps what the company says, and makes the register. */
@ApplicationScoped
class RegisterService {
    private static final int MOST = 500;

    private final DataClasses classes;
    private final RetentionService retention;
    private final RegisterRepository repository;

    RegisterService(DataClasses classes, RetentionService retention, RegisterRepository repository) {
        this.classes = classes;
        this.retention = retention;
        this.repository = repository;
    }

    Register register() {
        return RegisterAssembly.of(now(), classes.all(), retention.list(), repository.controller(), repository.all());
    }

    @Transactional
    ControllerView change(ControllerInput input, int version, String by) {
        if (!repository.change(input, version, by, now())) {
            ETags.check(version, repository.controller().version());
        }
        return repository.controller();
    }

    @Transactional
    ProcessingView add(ProcessingInput input, String by) {
        if (repository.all().size() >= MOST) {
            throw Problems.conflict("entries", "are " + MOST + " already, which is the most");
        }
        var entry = new ProcessingView(Ids.next(), 0, input, by, now());
        repository.add(entry);
        return entry;
    }

    @Transactional
    ProcessingView change(ProcessingView read, ProcessingInput input, String by) {
        var entry = new ProcessingView(read.entryId(), read.version() + 1, input, by, now());
        if (!repository.change(entry)) {
            ETags.check(read.version(), get(read.entryId()).version());
        }
        return entry;
    }

    @Transactional
    void delete(ProcessingView read) {
        if (!repository.delete(read.entryId(), read.version())) {
            ETags.check(read.version(), get(read.entryId()).version());
        }
    }

    ProcessingView get(UUID id) {
        return repository.find(id).orElseThrow(() -> Problems.notFound("entry of the register", id));
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
