package io.kring.contacts.quality;

import io.kring.contacts.customfield.CustomFieldView;
import io.kring.contacts.customfield.CustomFields;
import io.kring.contacts.permission.Access;
import io.kring.platform.filter.Filter;
import io.kring.platform.page.Page;
import io.kring.platform.page.PageQuery;
import io.kring.platform.tenant.Tenant;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Measures all people, and lists those in whom something may be wrong. */
@ApplicationScoped
class QualityService {
    private static final Logger LOG = Logger.getLogger(QualityService.class);
    private static final int LOT = 2_000;

    /** Looked at for one page of a list: where something is rare, a page has fewer people on it, and the next one goes on. */
    private static final int MOST_LOOKED_AT = 20_000;

    private final QualityPeople people;
    private final QualityMeasurements measurements;
    private final CustomFields customFields;
    private final Set<String> measuring = ConcurrentHashMap.newKeySet();

    QualityService(QualityPeople people, QualityMeasurements measurements, CustomFields customFields) {
        this.people = people;
        this.measurements = measurements;
        this.customFields = customFields;
    }

    /** Once a day for each tenant; two replicas at once measure the same twice and do no harm. */
    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = ConcurrentExecution.SKIP)
    void measureDue() {
        var today = LocalDate.now(ZoneOffset.UTC);
        for (var tenant : measurements.tenants()) {
            Tenant.run(tenant, () -> {
                if (!measurements.isThere(today) && measuring.add(tenant)) {
                    measure();
                }
            });
        }
    }

    /** @return false where it is being done here */
    boolean start() {
        var tenant = Tenant.current();
        var started = measuring.add(tenant);
        if (started) {
            Thread.ofVirtual().name("data-quality").start(() -> Tenant.run(tenant, this::measure));
        }
        return started;
    }

    /** Not in one transaction: who is changed meanwhile is measured before or after. */
    private void measure() {
        try {
            var begun = System.nanoTime();
            var tally = new QualityTally(
                    customFields.all().stream().map(CustomFieldView::key).toList());
            for (var lot = people.next(null, null, LOT); !lot.isEmpty(); lot = next(lot)) {
                lot.forEach(tally::add);
            }
            var report = tally.report(Instant.now().truncatedTo(ChronoUnit.MICROS));
            measurements.store(report);
            LOG.infof(
                    "Data quality of %s: %d people in %d ms",
                    Tenant.current(), report.people(), (System.nanoTime() - begun) / 1_000_000);
        } catch (RuntimeException e) {
            LOG.errorf(e, "The data quality of %s was not measured", Tenant.current());
        } finally {
            measuring.remove(Tenant.current());
        }
    }

    private List<QualitySubject> next(List<QualitySubject> lot) {
        return people.next(lot.getLast().contactId(), null, LOT);
    }

    /** @param issue that they must have; null for any */
    Page<QualityRecord> records(@Nullable QualityRule issue, @Nullable Filter filter, PageQuery page) {
        var grants = Access.current();
        if (issue != null) {
            grants.requireSeen(issue.field().name());
        }
        var found = new ArrayList<QualityRecord>();
        var last = page.uuid(0);
        for (var lookedAt = 0; lookedAt < MOST_LOOKED_AT; ) {
            var lot = people.next(last, filter, LOT);
            for (var person : lot) {
                var issues = QualityRules.found(person).stream()
                        .filter(rule -> !grants.hides(rule.field().name()))
                        .toList();
                if (issue == null ? !issues.isEmpty() : issues.contains(issue)) {
                    found.add(QualityRecord.of(person, issues));
                }
                last = person.contactId();
                if (found.size() == page.limit()) {
                    return Page.upTo(found, List.of(last));
                }
            }
            lookedAt += lot.size();
            if (lot.size() < LOT) {
                return new Page<>(found, null);
            }
        }
        return Page.upTo(found, List.of(Objects.requireNonNull(last)));
    }
}
