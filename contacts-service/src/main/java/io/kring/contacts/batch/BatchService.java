package io.kring.contacts.batch;

import com.fasterxml.jackson.databind.JsonNode;
import io.kring.contacts.batch.BatchResult.FieldError;
import io.kring.contacts.change.Change;
import io.kring.contacts.contact.ContactService;
import io.kring.contacts.contact.OnDuplicate;
import io.kring.contacts.duplicate.Candidate;
import io.kring.contacts.permission.Access;
import io.kring.contacts.person.ContactReader;
import io.kring.contacts.person.ContactView;
import io.kring.contacts.person.Person;
import io.kring.contacts.person.PersonBuilder;
import io.kring.platform.http.MergePatch;
import io.kring.platform.problem.Problems;
import io.kring.platform.problem.Violations;
import io.kring.platform.tenant.Tenant;
import io.opentelemetry.context.Context;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/**
 * Does the items of a batch as requests of their own that come at the same time: those who are made are made together, and one that
 * cannot be stands in nobody's way.
 */
@ApplicationScoped
class BatchService {
    private static final Logger LOG = Logger.getLogger(BatchService.class);
    private static final int AT_ONCE = 100;
    private static final Person NOBODY = PersonBuilder.builder().build();

    private final ContactService contacts;
    private final ContactReader reader;
    private final MergePatch patches;

    BatchService(ContactService contacts, ContactReader reader, MergePatch patches) {
        this.contacts = contacts;
        this.reader = reader;
        this.patches = patches;
    }

    BatchResult run(List<BatchInput.Item> items, Change by, OnDuplicate onDuplicate) {
        refuseTwoOfOne(items);
        var tenant = Tenant.current();
        var grants = Access.current();
        var places = new Semaphore(AT_ONCE);
        var tasks = IntStream.range(0, items.size())
                .<Callable<BatchResult.Item>>mapToObj(index -> () -> {
                    places.acquire();
                    try {
                        return Tenant.call(
                                tenant,
                                () -> Access.call(grants, () -> done(index, items.get(index), by, onDuplicate)));
                    } finally {
                        places.release();
                    }
                })
                .map(Context.current()::wrap)
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<BatchResult.Item>();
            for (var task : threads.invokeAll(tasks)) {
                results.add(result(task));
            }
            return BatchResult.of(by.id(), results);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped in the middle of a batch", e);
        }
    }

    /** Which of two changes of one person comes first is nobody's to say. */
    private static void refuseTwoOfOne(List<BatchInput.Item> items) {
        var seen = new HashSet<UUID>();
        for (var index = 0; index < items.size(); index++) {
            var id = items.get(index).contactId();
            if (id != null && !seen.add(id)) {
                throw Problems.badRequest("items[" + index + "].contactId", "is that of an item before: " + id);
            }
        }
    }

    private static BatchResult.Item result(Future<BatchResult.Item> task) throws InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("An item of a batch", e.getCause());
        }
    }

    private BatchResult.Item done(int index, BatchInput.Item item, Change by, OnDuplicate onDuplicate) {
        try {
            return of(index, item, by, onDuplicate);
        } catch (HttpProblem e) {
            return refused(index, item, e);
        } catch (ConstraintViolationException e) {
            return refused(index, item, Violations.problem(e));
        } catch (RuntimeException e) {
            LOG.errorf(e, "Item %d of batch %s", index, by.id());
            return new BatchResult.Item(
                    index, 500, item.contactId(), null, "Internal Server Error", List.of(), List.of());
        }
    }

    private BatchResult.Item of(int index, BatchInput.Item item, Change by, OnDuplicate onDuplicate) {
        var id = item.contactId();
        var contact = item.contact();
        if (id == null) {
            var made = contacts.create(person(NOBODY, Optional.ofNullable(contact)), by, onDuplicate);
            return BatchResult.Item.done(index, 201, made.contactId(), made.version());
        }
        var version = item.version();
        if (version == null) {
            throw Problems.badRequest("version", "is needed: that which was read");
        }
        if (contact == null) {
            contacts.delete(id, version, by);
            return BatchResult.Item.done(index, 204, id, null);
        }
        var known = reader.find(id).map(ContactView::person).orElseThrow(() -> Problems.notFound("contact", id));
        Access.current().requireSeen(contact);
        var changed = contacts.update(id, person(known, Optional.of(contact)), version, by, onDuplicate);
        return BatchResult.Item.done(index, 200, id, changed.version());
    }

    private Person person(Person known, Optional<JsonNode> fields) {
        return patches.apply(
                known,
                fields.orElseThrow(() -> Problems.badRequest("contact", "is needed for somebody to be made")),
                Person.class);
    }

    private static BatchResult.Item refused(int index, BatchInput.Item item, HttpProblem problem) {
        var errors = new ArrayList<FieldError>();
        if (problem.getParameters().get("errors") instanceof List<?> fields) {
            for (var field : fields) {
                if (field instanceof Problems.FieldError error) {
                    errors.add(new FieldError(error.field(), error.message()));
                }
            }
        }
        var candidates = new ArrayList<Candidate>();
        if (problem.getParameters().get("candidates") instanceof List<?> certain) {
            for (var one : certain) {
                if (one instanceof Candidate candidate) {
                    candidates.add(candidate);
                }
            }
        }
        return new BatchResult.Item(
                index,
                problem.getStatusCode(),
                item.contactId(),
                null,
                Objects.requireNonNullElse(problem.getDetail(), problem.getTitle()),
                errors,
                candidates);
    }
}
