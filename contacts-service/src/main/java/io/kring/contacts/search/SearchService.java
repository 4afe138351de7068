package io.kring.contacts.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kring.contacts.identity.IdentityKind;
import io.kring.contacts.permission.Access;
import io.kring.contacts.permission.Grants;
import io.kring.contacts.permission.Redaction;
import io.kring.contacts.person.ContactReader;
import io.kring.contacts.person.ContactView;
import io.kring.contacts.person.Person;
import io.kring.contacts.search.Candidates.Address;
import io.kring.contacts.search.Ranking.Ranked;
import io.kring.contacts.search.SearchHit.Match;
import io.kring.contacts.search.text.CallingCodes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Finds people: those who have the very words first, and only where they are few those who have words like them. */
@ApplicationScoped
class SearchService {
    private static final int MOST_COUNTRIES = 20;
    private static final Comparator<Ranked> BEST_FIRST = Comparator.comparingDouble(Ranked::score)
            .thenComparing(ranked -> ranked.candidate().updatedAt())
            .reversed()
            .thenComparing(ranked -> ranked.candidate().id());

    private final Dictionary dictionary;
    private final Candidates candidates;
    private final ContactReader reader;
    private final ObjectMapper json;
    private final String homeCode;

    SearchService(
            Dictionary dictionary,
            Candidates candidates,
            ContactReader reader,
            ObjectMapper json,
            @ConfigProperty(name = "kring.home-region", defaultValue = "NL") String homeRegion) {
        this.dictionary = dictionary;
        this.candidates = candidates;
        this.reader = reader;
        this.json = json;
        this.homeCode = CallingCodes.ofRegion(homeRegion);
    }

    /** In one transaction, which says how the database is to look. */
    @Transactional
    List<SearchHit> search(SearchQuery query, int limit) {
        if (query.isEmpty()) {
            return List.of();
        }
        var grants = Access.current();
        if (grants.hides(IdentityKind.email.field()) && !query.emails().isEmpty()
                || grants.hides(IdentityKind.phone.field()) && !query.phones().isEmpty()) {
            return List.of();
        }
        candidates.useAddresses();
        var addresses = addresses(query);
        var found = new LinkedHashMap<UUID, Ranked>();
        if (addresses.stream().anyMatch(address -> address.owners().isEmpty())) {
            return List.of();
        }
        var local = ofLocalPart(query);
        candidates.useWords();
        if (query.terms().isEmpty()) {
            find(found, Readings.none(), addresses);
        } else {
            var readings = new Readings(dictionary, query.terms());
            for (var step : Readings.Step.values()) {
                if (found.size() < limit) {
                    readings.at(step).ifPresent(reading -> find(found, reading, addresses));
                }
                if (step == Readings.Step.BEGUN && found.size() < limit) {
                    local.ifPresent(address -> find(found, Readings.none(), List.of(address)));
                }
            }
        }
        return hits(
                query, found, Stream.concat(addresses.stream(), local.stream()).toList(), limit);
    }

    private List<Address> addresses(SearchQuery query) {
        var addresses = new ArrayList<Address>();
        query.emails().forEach(email -> addresses.add(candidates.address(IdentityKind.email, List.of(email))));
        if (!query.phones().isEmpty()) {
            var codes = new LinkedHashSet<>(List.of(homeCode));
            codes.addAll(dictionary.callingCodes(MOST_COUNTRIES));
            query.phones()
                    .forEach(typed -> addresses.add(candidates.address(
                            IdentityKind.phone, CallingCodes.beginnings(typed, List.copyOf(codes)))));
        }
        return addresses;
    }

    /** One word may be the beginning of an e-mail address as well. */
    private Optional<Address> ofLocalPart(SearchQuery query) {
        if (query.terms().size() != 1
                || Access.current().hides(IdentityKind.email.field())
                || !query.emails().isEmpty()
                || !query.phones().isEmpty()) {
            return Optional.empty();
        }
        var address = candidates.address(
                IdentityKind.email, List.of(query.terms().getFirst().word()));
        return address.owners().isEmpty() ? Optional.empty() : Optional.of(address);
    }

    private void find(Map<UUID, Ranked> found, Readings.Reading reading, List<Address> addresses) {
        for (var candidate : candidates.find(reading.keys(), addresses)) {
            found.computeIfAbsent(candidate.id(), id -> Ranking.of(candidate, reading, addresses.size()));
        }
    }

    private List<SearchHit> hits(SearchQuery query, Map<UUID, Ranked> found, List<Address> addresses, int limit) {
        var grants = Access.current();
        var best = found.values().stream().sorted(BEST_FIRST);
        // Who was found by what is hidden is only known once they are read
        var likely = (grants.limits().isEmpty() ? best.limit(limit) : best).toList();
        var people = reader
                .findAll(likely.stream().map(ranked -> ranked.candidate().id()).toList())
                .stream()
                .filter(view -> grants.sees(view.person().owner()))
                .collect(Collectors.toMap(ContactView::contactId, view -> shown(view.person(), grants)));
        return likely.stream()
                .filter(ranked -> people.containsKey(ranked.candidate().id()))
                .filter(ranked -> grants.limits().isEmpty()
                        || isFoundByWhatIsShown(
                                Objects.requireNonNull(
                                        people.get(ranked.candidate().id())),
                                ranked,
                                addresses))
                .map(ranked ->
                        hit(Objects.requireNonNull(people.get(ranked.candidate().id())), ranked, addresses))
                .filter(hit -> !hit.matches().isEmpty())
                .limit(limit)
                .toList();
    }

    private Person shown(Person person, Grants grants) {
        if (grants.limits().isEmpty()) {
            return person;
        }
        try {
            return json.treeToValue(new Redaction(grants).person(json.valueToTree(person)), Person.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A person who cannot be read again", e);
        }
    }

    /** Each word: else the others would find whoever has the last one in a hidden field. */
    private static boolean isFoundByWhatIsShown(Person person, Ranked ranked, List<Address> addresses) {
        return ranked.best().stream()
                        .allMatch(found -> Matches.of(person, found.term(), found.alternative())
                                .isPresent())
                && (!ranked.best().isEmpty()
                        || !matches(person, ranked, addresses).isEmpty());
    }

    private static SearchHit hit(Person person, Ranked ranked, List<Address> addresses) {
        var company = person.companies().stream().findFirst();
        return new SearchHit(
                ranked.candidate().id(),
                person.givenName(),
                person.familyName(),
                person.emails().stream().findFirst().orElse(null),
                person.phones().stream().findFirst().orElse(null),
                person.city(),
                company.isEmpty() ? null : company.get().name(),
                person.owner(),
                ranked.score(),
                matches(person, ranked, addresses));
    }

    private static List<Match> matches(Person person, Ranked ranked, List<Address> addresses) {
        var ofWords =
                ranked.best().stream().flatMap(found -> Matches.of(person, found.term(), found.alternative()).stream());
        var ofAddresses = addresses.stream()
                .flatMap(address -> Matches.of(
                        address.kind().field(),
                        address.kind() == IdentityKind.email ? person.emails() : person.phones(),
                        address.beginnings())
                        .stream());
        return Stream.concat(ofWords, ofAddresses).distinct().toList();
    }
}
