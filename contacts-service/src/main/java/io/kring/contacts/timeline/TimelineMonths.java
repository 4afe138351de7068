package io.kring.contacts.timeline;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/**
 * The months (UTC) that the timeline is partitioned by. Those that are written to are made in a transaction of their own. It
 * waits only briefly for the locks that it needs, which the caller's own transaction may hold: where it gives up, the
 * database puts the rows into the default partition, and moves them when the month is made later, within the hour.
 */
@ApplicationScoped
class TimelineMonths {
    private static final Logger LOG = Logger.getLogger(TimelineMonths.class);

    /** Whoever can set the time of an event could else make tables without end. */
    private static final YearMonth FIRST = YearMonth.of(2000, 1);

    private static final int YEARS_AHEAD = 2;

    private final Jdbi jdbi;
    private final Set<YearMonth> made = ConcurrentHashMap.newKeySet();
    private final ReentrantLock making = new ReentrantLock();

    TimelineMonths(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** At the turn of a month nobody waits for the new one, and what came while its month could not be made gets there. */
    @Scheduled(every = "1h")
    void makeDue() {
        var due = new ArrayList<>(owed());
        due.add(present());
        due.add(present().plusMonths(1));
        makeAll(due);
    }

    private List<YearMonth> owed() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select distinct cast(date_trunc('month', occurred_at at time zone 'UTC') as date)
                        from timeline_entry_default where occurred_at >= ? and occurred_at < ?""")
                .bind(0, FIRST.atDay(1).atStartOfDay().atOffset(ZoneOffset.UTC))
                .bind(1, last().plusMonths(1).atDay(1).atStartOfDay().atOffset(ZoneOffset.UTC))
                .mapTo(LocalDate.class)
                .map(YearMonth::from)
                .list());
    }

    /** Before rows of these times are written. */
    void makeFor(Collection<Instant> times) {
        makeAll(times.stream()
                .map(time -> YearMonth.from(time.atOffset(ZoneOffset.UTC)))
                .toList());
    }

    private void makeAll(Collection<YearMonth> months) {
        if (missing(months).isEmpty()) {
            return;
        }
        making.lock();
        try {
            make(missing(months));
        } finally {
            making.unlock();
        }
    }

    private List<YearMonth> missing(Collection<YearMonth> months) {
        var last = last();
        return months.stream()
                .filter(month -> !month.isBefore(FIRST) && !month.isAfter(last))
                .filter(Predicate.not(made::contains))
                .distinct()
                .sorted()
                .toList();
    }

    private void make(List<YearMonth> months) {
        try {
            QuarkusTransaction.requiringNew()
                    .run(() -> jdbi.useHandle(handle -> {
                        handle.execute("set local lock_timeout = '500ms'");
                        months.forEach(month -> handle.execute("select make_timeline_month(?)", month.atDay(1)));
                    }));
            made.addAll(months);
        } catch (RuntimeException e) {
            LOG.infof("The months %s of the timeline are made later: %s", months, e.getMessage());
        }
    }

    private static YearMonth last() {
        return present().plusYears(YEARS_AHEAD);
    }

    private static YearMonth present() {
        return YearMonth.now(ZoneOffset.UTC);
    }
}
