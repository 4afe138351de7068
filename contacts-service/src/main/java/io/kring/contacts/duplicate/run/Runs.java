package io.kring.contacts.duplicate.run;

import io.kring.contacts.duplicate.DuplicateKeys;
import io.kring.contacts.duplicate.Known;
import io.kring.contacts.duplicate.KnownReader;
import io.kring.contacts.duplicate.PairRepository;
import io.kring.contacts.duplicate.rule.RuleService;
import io.kring.contacts.duplicate.run.Comparisons.Outcome;
import io.kring.contacts.duplicate.run.RunRepository.Progress;
import io.kring.platform.tenant.Tenant;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Compares everybody with all who came before them and have enough in common with them: a chunk of people at a time, of each
 * what was found and the place where the next one begins in one transaction. So it takes no more memory for more people, and a
 * process that ends in the middle leaves nothing half done: another goes on from there.
 */
@ApplicationScoped
class Runs {
    private static final Logger LOG = Logger.getLogger(Runs.class);
    private static final int CHUNK = 200;
    private static final int SILENT_SECONDS = 60;

    private final RunRepository repository;
    private final KnownReader reader;
    private final DuplicateKeys keys;
    private final Comparisons comparisons;
    private final PairRepository pairs;
    private final RuleService rules;
    private final UUID worker = UUID.randomUUID();

    Runs(
            RunRepository repository,
            KnownReader reader,
            DuplicateKeys keys,
            Comparisons comparisons,
            PairRepository pairs,
            RuleService rules) {
        this.repository = repository;
        this.reader = reader;
        this.keys = keys;
        this.comparisons = comparisons;
        this.pairs = pairs;
        this.rules = rules;
    }

    /** Empty while another is under way. */
    Optional<UUID> start(String by) {
        var id = QuarkusTransaction.requiringNew().call(() -> repository.start(worker, by));
        id.ifPresent(run -> work(Tenant.current(), run));
        return id;
    }

    @Scheduled(every = "20s")
    void takeOver() {
        takeOver(SILENT_SECONDS);
    }

    void takeOver(int silentSeconds) {
        repository.takeOver(worker, silentSeconds).forEach(run -> work(run.tenant(), run.id()));
    }

    private void work(String tenant, UUID run) {
        Thread.ofVirtual().name("duplicates").start(() -> Tenant.run(tenant, () -> run(run)));
    }

    private void run(UUID run) {
        try {
            rules.countNames();
            while (chunk(run)) {
                LOG.debugf("Search %s for duplicates goes on", run);
            }
            QuarkusTransaction.requiringNew().run(() -> finish(run));
        } catch (RuntimeException e) {
            LOG.errorf(e, "Search %s for duplicates broke off", run);
            repository.end(run, worker, "failed", 0);
        }
    }

    /** @return whether there may be more */
    private boolean chunk(UUID run) {
        var place = repository.place(run, worker);
        if (place.isEmpty()) {
            return false;
        }
        var people = reader.after(place.get().after(), CHUNK);
        if (people.isEmpty()) {
            return false;
        }
        QuarkusTransaction.requiringNew().run(() -> keys.addOf(people));
        var outcome = comparisons.of(people);
        QuarkusTransaction.requiringNew().run(() -> {
            // Else another process has taken over meanwhile, and compares them too
            if (repository.place(run, worker).equals(place)) {
                pairs.found(outcome.pairs());
                repository.add(run, progress(people, outcome));
            }
        });
        return true;
    }

    private static Progress progress(List<Known> people, Outcome outcome) {
        var certain = outcome.certain();
        return new Progress(
                people.getLast().contactId(),
                people.size(),
                outcome.compared(),
                certain,
                outcome.pairs().size() - certain);
    }

    /** What was found before this search, and not by it, does not hold any more. */
    private void finish(UUID run) {
        if (repository.place(run, worker).isPresent()) {
            pairs.forgetFoundBefore(repository.find(run).orElseThrow().startedAt());
            repository.end(run, worker, "done", keys.tooCommon());
        }
    }
}
