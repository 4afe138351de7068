package io.kring.devstack.sandbox;

import io.kring.devstack.sandbox.Entry.Accepted;
import io.kring.devstack.sandbox.Entry.Mailed;
import io.kring.devstack.sandbox.Entry.Repeated;
import io.kring.devstack.sandbox.Entry.Replied;
import io.kring.devstack.sandbox.Entry.Settled;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What customers received and answered: the newest texts and the newest mails, {@value #KEPT} of each, as memory ends
 * somewhere. With an older text its idempotency key and a webhook that is still owed are forgotten too. Everything is
 * written to the journal first, so a restart forgets nothing else.
 */
final class Messages {

    static final int KEPT = 50_000;

    /** @param duplicateKeys requests that repeated an idempotency key and therefore sent nothing */
    record SmsCounts(long accepted, long delivered, long failed, long duplicateKeys, long replies) {}

    private final Journal journal;
    private final SequencedMap<String, Sms> bySid = new LinkedHashMap<>();
    private final Map<String, String> sidByKey = new HashMap<>();
    private final Map<String, Integer> repeats = new HashMap<>();
    private final Map<String, Sms> unsettled = new LinkedHashMap<>();
    private final Deque<Mailed> mails = new ArrayDeque<>();

    Messages(Journal journal) throws IOException {
        this.journal = journal;
        journal.replay(this::apply);
    }

    private void apply(Entry entry) {
        switch (entry) {
            case Accepted accepted -> {
                add(Sms.of(accepted), accepted.callback() != null);
                if (accepted.key() != null) {
                    sidByKey.put(scoped(accepted.tenant(), accepted.key()), accepted.sid());
                }
            }
            case Replied replied -> add(Sms.of(replied), true);
            case Repeated repeated when !bySid.containsKey(repeated.sid()) -> {}
            case Repeated repeated -> repeats.merge(repeated.sid(), 1, Integer::sum);
            case Settled settled -> unsettled.remove(settled.sid());
            case Mailed mailed -> add(mailed);
        }
    }

    private void add(Mailed mail) {
        mails.addLast(mail);
        if (mails.size() > KEPT) {
            mails.removeFirst();
        }
    }

    private void add(Sms sms, boolean expectsWebhook) {
        bySid.put(sms.sid(), sms);
        if (expectsWebhook) {
            unsettled.put(sms.sid(), sms);
        }
        if (bySid.size() > KEPT) {
            forget(bySid.firstEntry().getValue());
        }
    }

    private void forget(Sms sms) {
        bySid.remove(sms.sid());
        repeats.remove(sms.sid());
        unsettled.remove(sms.sid());
        if (sms.key() != null) {
            sidByKey.remove(scoped(sms.tenant(), sms.key()));
        }
    }

    private static String scoped(String tenant, String key) {
        return tenant + "/" + key;
    }

    synchronized void record(Entry entry) {
        journal.append(entry);
        apply(entry);
    }

    /** The message that key has sent before; the repetition is counted. */
    private Optional<Sms> repeated(String tenant, String key) {
        var known = Optional.ofNullable(sidByKey.get(scoped(tenant, key))).map(bySid::get);
        known.ifPresent(sms -> record(new Repeated(sms.sid())));
        return known;
    }

    /** Accepts a message, unless its key has been used: then nothing is sent and the first one is returned. */
    synchronized Acceptance accept(String tenant, @Nullable String key, Supplier<Accepted> message) {
        var known = key == null ? Optional.<Sms>empty() : repeated(tenant, key);
        if (known.isPresent()) {
            return new Acceptance(known.get(), false);
        }
        var accepted = message.get();
        record(accepted);
        return new Acceptance(Sms.of(accepted), true);
    }

    /** @param isNew false when an idempotency key was repeated */
    record Acceptance(Sms sms, boolean isNew) {}

    /** Messages whose webhook the tenant has not acknowledged. */
    synchronized List<Sms> unsettled() {
        return List.copyOf(unsettled.values());
    }

    synchronized boolean awaitsWebhook(String sid) {
        return unsettled.containsKey(sid);
    }

    /** Those that match, newest first. */
    synchronized List<Sms> find(Predicate<Sms> filter, int limit) {
        return bySid.sequencedValues().reversed().stream()
                .filter(filter)
                .limit(limit)
                .toList();
    }

    synchronized List<Mailed> findMails(Predicate<Mailed> filter, int limit) {
        return mails.reversed().stream().filter(filter).limit(limit).toList();
    }

    synchronized SmsCounts count(Predicate<Sms> filter) {
        long delivered = 0;
        long failed = 0;
        long duplicates = 0;
        long replies = 0;
        for (var sms : bySid.values()) {
            if (filter.test(sms)) {
                replies += sms.isReply() ? 1 : 0;
                delivered += !sms.isReply() && sms.isReachable() ? 1 : 0;
                failed += !sms.isReply() && !sms.isReachable() ? 1 : 0;
                duplicates += repeats.getOrDefault(sms.sid(), 0);
            }
        }
        return new SmsCounts(delivered + failed, delivered, failed, duplicates, replies);
    }

    synchronized long countMails(Predicate<Mailed> filter) {
        return mails.stream().filter(filter).count();
    }

    synchronized void clear() {
        journal.clear();
        bySid.clear();
        sidByKey.clear();
        repeats.clear();
        unsettled.clear();
        mails.clear();
    }
}
