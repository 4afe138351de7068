package io.kring.contacts.retention;

import io.kring.contacts.dataclass.DataClass;
import io.kring.contacts.dataclass.DataClasses;
import io.kring.contacts.retention.RetentionEvents.RuleChanged;
import io.kring.contacts.retention.RetentionRepository.Setting;
import io.kring.contacts.retention.RetentionView.Sweep;
import io.kring.platform.http.ETags;
import io.kring.platform.outbox.Outbox;
import io.kring.platform.problem.Problems;
import io.kring.platform.retention.KeepFor;
import io.kring.platform.tenant.Tenant;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps the rules, and tells the services of them, which apply them. */
@ApplicationScoped
public class RetentionService {
    private final DataClasses classes;
    private final RetentionRepository repository;
    private final Outbox outbox;

    RetentionService(DataClasses classes, RetentionRepository repository, Outbox outbox) {
        this.classes = classes;
        this.repository = repository;
        this.outbox = outbox;
    }

    /** Of every kind of data of every service. */
    public List<RetentionView> list() {
        var settings = repository.all();
        var sweeps = repository.lastSweeps();
        return classes.all().stream().map(data -> view(data, settings, sweeps)).toList();
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 404 where there is no such kind of data */
    RetentionView get(String service, String store) {
        return view(known(service, store), repository.all(), repository.lastSweeps());
    }

    @Transactional
    RetentionView change(String service, String store, RuleInput input, long version, String by) {
        var data = known(service, store);
        if (data.since() == null) {
            throw Problems.unprocessable("store", "has no age of its own: it goes with what it belongs to");
        }
        if (KeepFor.parse(input.keepFor()).isEmpty()) {
            throw Problems.badRequest("keepFor", KeepFor.RULE);
        }
        return store(data, input.keepFor(), input.active(), version, by);
    }

    /** Nothing is done away with any more. */
    @Transactional
    void takeBack(String service, String store, long version, String by) {
        store(known(service, store), null, false, version, by);
    }

    private RetentionView store(DataClass data, @Nullable String keepFor, boolean active, long version, String by) {
        var at = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var changed = repository.change(data, keepFor, active, version, by, at);
        var now = get(data.service(), data.store());
        if (!changed) {
            ETags.check(version, now.version());
        }
        repository.find(data.service(), data.store()).ifPresent(this::tell);
        return now;
    }

    /** Again and again, so that a service that had to begin with an empty database, or was away for long, knows them, too. */
    @Scheduled(every = "24h", delayed = "15m")
    void remind() {
        for (var tenant : repository.tenants()) {
            Tenant.run(
                    tenant,
                    () -> QuarkusTransaction.requiringNew()
                            .run(() -> repository.all().forEach(this::tell)));
        }
    }

    private void tell(Setting setting) {
        var rule = setting.rule();
        outbox.publish(
                "privacy",
                UUID.nameUUIDFromBytes((setting.service() + "/" + setting.store()).getBytes(StandardCharsets.UTF_8)),
                "retention.rule-changed.v1",
                new RuleChanged(
                        setting.service(),
                        setting.store(),
                        setting.version(),
                        rule == null ? null : rule.keepFor(),
                        rule != null && rule.active(),
                        setting.changedAt()));
    }

    private DataClass known(String service, String store) {
        return classes.find(service, store).orElseThrow(() -> Problems.notFound("kind of data", service + "/" + store));
    }

    private static RetentionView view(DataClass data, List<Setting> settings, List<Sweep> sweeps) {
        var setting = settings.stream()
                .filter(known ->
                        known.service().equals(data.service()) && known.store().equals(data.store()))
                .findFirst();
        var sweep = sweeps.stream()
                .filter(done ->
                        done.service().equals(data.service()) && done.store().equals(data.store()))
                .findFirst();
        return new RetentionView(
                data.service(),
                data.store(),
                data.title(),
                data.since(),
                data.keptFor(),
                setting.map(Setting::version).orElse(0L),
                setting.map(Setting::rule).orElse(null),
                sweep.orElse(null));
    }
}
