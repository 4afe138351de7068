package io.kring.contacts.search;

import io.kring.contacts.person.Affiliation;
import io.kring.contacts.person.Person;
import io.kring.contacts.search.Alternative.How;
import io.kring.contacts.search.SearchHit.Match;
import io.kring.contacts.search.SearchQuery.Term;
import io.kring.contacts.search.index.Kind;
import io.kring.contacts.search.text.Words;
import io.kring.contacts.search.text.Words.Piece;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Where in a person the words stand by which they were found. */
final class Matches {
    private record Text(String field, String text) {}

    private Matches() {}

    /** Empty where the person has changed since it was written down that they have the word. */
    static Optional<Match> of(Person person, Term term, Alternative found) {
        return texts(person, found.kind())
                .flatMap(text -> Words.pieces(text.text()).stream()
                        .filter(piece -> isOne(piece, term, found))
                        .map(piece -> Match.of(
                                text.field(),
                                found.how(),
                                text.text(),
                                piece.from(),
                                piece.end(letters(piece, term, found)))))
                .findFirst();
    }

    /** The first address that starts with one of these. */
    static Optional<Match> of(String field, List<String> addresses, List<String> beginnings) {
        return addresses.stream()
                .flatMap(address -> beginnings.stream()
                        .filter(address::startsWith)
                        .map(beginning -> Match.of(
                                field,
                                address.equals(beginning) ? How.exact : How.prefix,
                                address,
                                0,
                                beginning.length())))
                .findFirst();
    }

    private static boolean isOne(Piece piece, Term term, Alternative found) {
        return found.kind() == Kind.beginning
                ? piece.word().startsWith(found.word())
                : piece.word().equals(found.word());
    }

    private static int letters(Piece piece, Term term, Alternative found) {
        return found.how() != How.prefix
                ? piece.word().length()
                : term.spellings().stream()
                        .filter(piece.word()::startsWith)
                        .mapToInt(String::length)
                        .findFirst()
                        .orElse(piece.word().length());
    }

    private static Stream<Text> texts(Person person, Kind kind) {
        return switch (kind) {
            case name, beginning ->
                Stream.of(new Text("familyName", person.familyName()), new Text("givenName", person.givenName()));
            case company ->
                person.companies().stream()
                        .map(Affiliation::name)
                        .filter(Objects::nonNull)
                        .map(name -> new Text("companies", name));
            case place -> Stream.ofNullable(person.city()).map(city -> new Text("city", city));
            case email -> person.emails().stream().map(email -> new Text("emails", email));
            case callingCode -> Stream.of();
        };
    }
}
