package io.kring.contacts.retention;

import io.kring.contacts.dataclass.DataClass;
import io.kring.contacts.dataclass.DataClasses;
import io.kring.contacts.retention.DryRunInput.Trial;
import io.kring.contacts.retention.RetentionEvents.CountRequested;
import io.kring.contacts.retention.RetentionEvents.CountRequested.Question;
import io.kring.platform.id.Ids;
import io.kring.platform.outbox.Outbox;
import io.kring.platform.problem.Problems;
import io.kring.platform.retention.KeepFor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Asks all services how much rules would do away with. */
@ApplicationScoped
class DryRunService {
    private final DataClasses classes;
    private final RetentionService rules;
    private final DryRunRepository repository;
    private final Outbox outbox;

    DryRunService(DataClasses classes, RetentionService rules, DryRunRepository repository, Outbox outbox) {
        this.classes = classes;
        this.rules = rules;
        this.repository = repository;
        this.outbox = outbox;
    }

    @Transactional
    DryRunView ask(DryRunInput input, String by) {
        var questions = input.rules().isEmpty() ? standing() : checked(input.rules());
        var id = Ids.next();
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        repository.add(id, by, now, questions);
        outbox.publish("privacy", id, "retention.count-requested.v1", new CountRequested(id, now, questions));
        return get(id);
    }

    DryRunView get(UUID id) {
        return repository.find(id).orElseThrow(() -> Problems.notFound("dry run", id));
    }

    private List<Question> standing() {
        return rules.list().stream()
                .filter(data -> data.since() != null)
                .flatMap(data -> {
                    var rule = data.rule();
                    return Stream.ofNullable(rule == null ? data.defaultKeepFor() : rule.keepFor())
                            .map(keepFor -> new Question(data.service(), data.store(), keepFor));
                })
                .toList();
    }

    private List<Question> checked(List<Trial> trials) {
        var seen = new HashSet<DataClass>();
        return IntStream.range(0, trials.size())
                .mapToObj(place -> checked("rules[" + place + "]", trials.get(place), seen))
                .toList();
    }

    private Question checked(String path, Trial trial, HashSet<DataClass> seen) {
        var data = classes.find(trial.service(), trial.store())
                .orElseThrow(() -> Problems.unprocessable(
                        path + ".store", "is no kind of data of " + trial.service() + "; see /privacy/retention"));
        if (data.since() == null) {
            throw Problems.unprocessable(path + ".store", "has no age of its own: it goes with what it belongs to");
        }
        if (KeepFor.parse(trial.keepFor()).isEmpty()) {
            throw Problems.badRequest(path + ".keepFor", KeepFor.RULE);
        }
        if (!seen.add(Objects.requireNonNull(data))) {
            throw Problems.badRequest(path + ".store", "is there twice");
        }
        return new Question(trial.service(), trial.store(), trial.keepFor());
    }
}
