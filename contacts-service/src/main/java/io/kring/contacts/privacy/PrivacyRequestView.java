package io.kring.contacts.privacy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.kring.contacts.privacy.Round.Answer;
import io.kring.contacts.privacy.agreed.AgreedStores;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request, and of an erasure the receipt. It names nobody: of the person it has the id only.
 *
 * @param dryRun counts what there is to erase, and erases nothing
 * @param reason of an erasure
 * @param dueAt when the law wants it done
 * @param doneAt when every service had answered for the first time
 * @param packageUntil until when the package can be read
 * @param eventLogKeptUntil the last day on which the event log (the topics that services hear each other by) may still have events that
 *     name the person; it moves on while a service has not answered
 * @param services that keep something of people; absent in lists
 * @param rescans of an erasure; absent in lists
 */
@JsonInclude(Include.NON_NULL)
public record PrivacyRequestView(
        UUID requestId,
        RequestKind kind,
        boolean dryRun,
        RequestState state,
        UUID contactId,
        @Nullable ErasureReason reason,
        String askedBy,
        Instant askedAt,
        Instant dueAt,
        @Nullable Instant doneAt,
        @Nullable Instant packageUntil,
        @Nullable LocalDate eventLogKeptUntil,
        @Nullable List<Service> services,
        @Nullable List<Rescan> rescans) {

    /** Whether a service has answered what it was asked last. */
    public enum Answering {
        waiting,
        answered
    }

    /** What a service has answered so far. */
    @JsonInclude(Include.NON_NULL)
    public record Service(
            String service, Answering state, @Nullable Instant answeredAt, List<Store> stores) {}

    /**
     * What a service keeps, or kept, of the person in a store.
     *
     * @param title what it is called in the package
     * @param rows that were handed over, or are there to be erased
     * @param erased rows that were deleted, or no longer tell whose they are
     * @param kept rows that the last re-scan has found; an erasure is done when only those are left that are agreed to be kept
     * @param why they are kept
     */
    @JsonInclude(Include.NON_NULL)
    public record Store(
            String store,
            String title,
            @Nullable Long rows,
            @Nullable Long erased,
            @Nullable Long kept,
            @Nullable String why) {}

    /**
     * A look into all stores after an erasure.
     *
     * @param found rows that should not have been there, and are erased; null while services are to answer
     */
    @JsonInclude(Include.NON_NULL)
    public record Rescan(
            int round,
            Instant askedAt,
            @Nullable Instant doneAt,
            @Nullable Long found) {}

    /** As in a list. */
    static PrivacyRequestView of(PrivacyRequest request) {
        return view(request, null, null);
    }

    static PrivacyRequestView of(PrivacyRequest request, List<Round> rounds, AgreedStores agreed) {
        var services = agreed.services().stream()
                .map(service -> service(service, request, rounds, agreed))
                .toList();
        return view(request, services, isErased(request) ? rescans(rounds, agreed) : null);
    }

    private static PrivacyRequestView view(
            PrivacyRequest request, @Nullable List<Service> services, @Nullable List<Rescan> rescans) {
        return new PrivacyRequestView(
                request.requestId(),
                request.kind(),
                request.dryRun(),
                request.state(),
                request.contactId(),
                request.reason(),
                request.askedBy(),
                request.askedAt(),
                request.dueAt(),
                request.doneAt(),
                request.readableUntil(),
                isErased(request) ? request.eventLogKeptUntil() : null,
                services,
                rescans);
    }

    private static boolean isErased(PrivacyRequest request) {
        return request.kind() == RequestKind.erasure && !request.dryRun();
    }

    private static Service service(String name, PrivacyRequest request, List<Round> rounds, AgreedStores agreed) {
        var last = answer(rounds, name, null);
        var answeredAt = last.map(Answer::answeredAt).orElse(null);
        var stores = isErased(request)
                ? receipt(name, rounds, agreed)
                : last.map(Answer::stores).orElse(Map.of()).entrySet().stream()
                        .map(store -> new Store(
                                store.getKey(),
                                title(name, store.getKey(), agreed),
                                store.getValue(),
                                null,
                                null,
                                null))
                        .toList();
        return new Service(name, answeredAt == null ? Answering.waiting : Answering.answered, answeredAt, stores);
    }

    private static List<Store> receipt(String service, List<Round> rounds, AgreedStores agreed) {
        var erased = new TreeMap<String, Long>();
        rounds.stream()
                .filter(round -> round.kind() == Round.Kind.erase)
                .flatMap(round -> round.of(service).stream())
                .forEach(answer -> answer.stores().forEach((store, rows) -> erased.merge(store, rows, Long::sum)));
        var found = answer(rounds, service, Round.Kind.scan).map(Answer::stores).orElse(Map.of());
        return erased.entrySet().stream()
                .map(store -> new Store(
                        store.getKey(),
                        title(service, store.getKey(), agreed),
                        null,
                        store.getValue(),
                        found.get(store.getKey()),
                        agreed.get(service, store.getKey()).why()))
                .toList();
    }

    /** The last one of this kind, or to the last round. */
    private static Optional<Answer> answer(List<Round> rounds, String service, Round.@Nullable Kind kind) {
        return kind == null
                ? rounds.getLast().of(service)
                : rounds.reversed().stream()
                        .filter(round -> round.kind() == kind)
                        .flatMap(round -> round.of(service).stream())
                        .findFirst();
    }

    private static String title(String service, String store, AgreedStores agreed) {
        return agreed.get(service, store).title();
    }

    private static List<Rescan> rescans(List<Round> rounds, AgreedStores agreed) {
        return rounds.stream()
                .filter(round -> round.kind() == Round.Kind.scan)
                .map(round -> new Rescan(
                        round.round(),
                        round.askedAt(),
                        round.doneAt(),
                        round.doneAt() == null ? null : round.rows(agreed::isKept)))
                .toList();
    }
}
