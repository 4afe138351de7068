package io.kring.contacts.privacy;

import io.kring.contacts.change.Change;
import io.kring.contacts.erased.ErasedPeople;
import io.kring.contacts.expiry.ErasureRequests;
import io.kring.contacts.person.ContactReader;
import io.kring.contacts.person.ContactWriter;
import io.kring.contacts.privacy.Round.Answer;
import io.kring.contacts.privacy.agreed.AgreedStores;
import io.kring.contacts.privacy.dossier.PartRepository;
import io.kring.contacts.search.index.PersonIndex;
import io.kring.platform.id.Ids;
import io.kring.platform.outbox.Outbox;
import io.kring.platform.privacy.PersonalDataStores;
import io.kring.platform.privacy.PrivacyEvents.Asked;
import io.kring.platform.privacy.PrivacyEvents.DataCollected;
import io.kring.platform.privacy.PrivacyEvents.DataErased;
import io.kring.platform.privacy.PrivacyEvents.DataFound;
import io.kring.platform.privacy.Subject;
import io.kring.platform.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Asks all services for a person, this one among them, and takes note of what they answer. A service that is down finds the question
 * when it is back; nobody waits for it meanwhile.
 */
@ApplicationScoped
class PrivacyService implements ErasureRequests {
    private static final String RETENTION = "retention";

    private final PrivacyRepository requests;
    private final PartRepository parts;
    private final Subjects subjects;
    private final AgreedStores agreed;
    private final PersonalDataStores stores;
    private final ErasedPeople erased;
    private final ContactReader reader;
    private final ContactWriter writer;
    private final PersonIndex index;
    private final Outbox outbox;
    private final String service;

    PrivacyService(
            PrivacyRepository requests,
            PartRepository parts,
            Subjects subjects,
            AgreedStores agreed,
            PersonalDataStores stores,
            ErasedPeople erased,
            ContactReader reader,
            ContactWriter writer,
            PersonIndex index,
            Outbox outbox,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.requests = requests;
        this.parts = parts;
        this.subjects = subjects;
        this.agreed = agreed;
        this.stores = stores;
        this.erased = erased;
        this.reader = reader;
        this.writer = writer;
        this.index = index;
        this.outbox = outbox;
        this.service = service;
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 404 or 410 where there is nobody with this id */
    @Transactional
    PrivacyRequest access(UUID contact, String by) {
        return begin(contact, RequestKind.access, false, null, by, Round.Kind.collect);
    }

    /** Counts what there is to erase, and erases nothing. */
    @Transactional
    PrivacyRequest preview(UUID contact, ErasureReason reason, String by) {
        return begin(contact, RequestKind.erasure, true, reason, by, Round.Kind.scan);
    }

    /**
     * The person is gone from this service when this returns, and from the others as soon as they hear of it.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 404 or 410 where there is nobody with this id
     */
    @Transactional
    PrivacyRequest erase(UUID contact, ErasureReason reason, String by) {
        var request = begin(contact, RequestKind.erasure, false, reason, by, Round.Kind.erase);
        var people = request.contactIds();
        var living = reader.lock(people);
        var subject = new Subject(Set.copyOf(people), Set.copyOf(request.addresses()));
        var before = stores.find(subject);
        writer.remove(living, Change.request(by));
        index.refresh(people);
        stores.erase(subject);
        erased.add(people, request.addresses(), request.askedAt());
        var rows = PersonalDataStores.erased(before, stores.find(subject));
        requests.put(request.requestId(), 1, new Answer(service, null, rows));
        return request;
    }

    @Override
    @Transactional
    public void request(Collection<UUID> contacts) {
        contacts.forEach(contact -> erase(contact, ErasureReason.noLongerNeeded, RETENTION));
    }

    private PrivacyRequest begin(
            UUID contact,
            RequestKind kind,
            boolean dryRun,
            @Nullable ErasureReason reason,
            String by,
            Round.Kind first) {
        reader.hold(List.of(contact));
        var subject = subjects.of(contact);
        var request = PrivacyRequest.asked(
                Ids.next(),
                kind,
                dryRun,
                contact,
                List.copyOf(subject.people()),
                List.copyOf(subject.addresses()),
                reason,
                by,
                now());
        requests.add(request);
        ask(request, 1, first);
        return request;
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 404, or 409 where nothing was erased or is to be looked for any more */
    @Transactional
    void rescan(UUID id) {
        var request = requests.hold(id).orElseThrow(() -> Problems.notFound("privacy request", id));
        if (!request.state().isWatched()) {
            throw Problems.conflict("id", "is of a request that is " + request.state() + ", not erased or verified");
        }
        var rounds = requests.rounds(id);
        if (rounds.getLast().doneAt() != null) {
            ask(request, rounds.size() + 1, Round.Kind.scan);
        }
    }

    /** What the day brings: re-scans, services that are asked again, packages that are deleted. */
    @Transactional
    void look(UUID id) {
        var request = requests.hold(id).orElse(null);
        if (request == null) {
            return;
        }
        var now = now();
        var rounds = requests.rounds(id);
        var readable = request.readableUntil();
        if (readable != null && readable.isBefore(now)) {
            parts.delete(id);
            requests.set(id, RequestState.expired);
            requests.forgetAddresses(id);
        } else if (Course.isToBeAskedAgain(rounds, now)) {
            requests.askedAgain(id, rounds.size(), now);
            publish(request, rounds.size(), rounds.getLast().kind());
        } else if (Course.isRescanDue(request, rounds, now)) {
            ask(request, rounds.size() + 1, Round.Kind.scan);
        }
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void collected(DataCollected part) {
        var request = requests.hold(part.requestId()).orElse(null);
        if (request == null || request.state() != RequestState.collecting) {
            return;
        }
        if (part.part() == 1) {
            parts.delete(part.requestId(), part.service());
        }
        var stores = new LinkedHashMap<String, Long>();
        if (part.store() != null) {
            parts.add(part.requestId(), part.service(), part.part(), part.store(), part.records());
            stores.put(part.store(), (long) part.records().size());
        }
        answered(
                request, part.round(), part.service(), part.last(), stores, part.part() == 1 ? (a, b) -> b : Long::sum);
    }

    /** What is erased when it is asked for again comes on top. */
    @Transactional(Transactional.TxType.MANDATORY)
    void erased(DataErased answer) {
        var rows = answer.stores().stream()
                .collect(Collectors.toMap(DataErased.Store::store, DataErased.Store::erased, Long::sum));
        requests.hold(answer.requestId())
                .ifPresent(request -> answered(request, answer.round(), answer.service(), true, rows, Long::sum));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void found(DataFound answer) {
        var rows = answer.stores().stream()
                .collect(Collectors.toMap(DataFound.Store::store, DataFound.Store::found, Long::sum));
        requests.hold(answer.requestId())
                .ifPresent(request ->
                        answered(request, answer.round(), answer.service(), true, rows, (before, now) -> now));
    }

    /** @param both makes one number of two for the same store, of what was answered before and now */
    private void answered(
            PrivacyRequest request,
            int round,
            String by,
            boolean whole,
            Map<String, Long> rows,
            BinaryOperator<Long> both) {
        var before = requests.rounds(request.requestId());
        if (round < 1 || round > before.size()) {
            throw new IllegalArgumentException("Nothing was asked in round " + round + " of " + request.requestId());
        }
        var now = now();
        var all = new LinkedHashMap<String, Long>();
        before.get(round - 1).of(by).ifPresent(answer -> all.putAll(answer.stores()));
        rows.forEach((store, count) -> all.merge(store, count, both));
        requests.put(request.requestId(), round, new Answer(by, whole ? now : null, all));
        if (round == before.size() && before.getLast().doneAt() == null) {
            goOn(request, now);
        }
    }

    private void goOn(PrivacyRequest request, Instant now) {
        var id = request.requestId();
        var rounds = requests.rounds(id);
        if (!rounds.getLast().isAnsweredBy(agreed.services())) {
            return;
        }
        requests.roundDone(id, rounds.size(), now);
        requests.done(id, now);
        var course = Course.after(request, rounds, agreed::isKept, now);
        requests.set(id, course.state());
        if (course.ask() != null) {
            ask(request, rounds.size() + 1, course.ask());
        }
        if (course.state() == RequestState.closed || course.state() == RequestState.counted) {
            requests.forgetAddresses(id);
        }
    }

    private void ask(PrivacyRequest request, int round, Round.Kind kind) {
        requests.addRound(request.requestId(), round, kind, now());
        publish(request, round, kind);
    }

    private void publish(PrivacyRequest request, int round, Round.Kind kind) {
        var asked = new Asked(
                request.requestId(),
                round,
                Set.copyOf(request.contactIds()),
                subjects.own(request.contactIds(), request.addresses()));
        var type = switch (kind) {
            case collect -> "privacy.access-requested.v1";
            case erase -> "privacy.erasure-requested.v1";
            case scan -> "privacy.rescan-requested.v1";
        };
        outbox.publish("privacy", request.requestId(), type, asked);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
