package io.kring.contacts.contact;

import io.kring.contacts.change.Change;
import io.kring.contacts.consent.Consent;
import io.kring.contacts.consent.ConsentInput;
import io.kring.contacts.identity.Identity;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * News of a person who is known: what is known stays, the news fills gaps and adds addresses, tags, and consent that was
 * not asked for before, up to what a person may have.
 *
 * @param merged the person as they will be; its consents are only the new ones
 */
public record Enrichment(ContactView known, ContactInput merged) {
    /** @param news with addresses in canonical form */
    public static Enrichment of(ContactView known, ContactInput news) {
        return new Enrichment(
                known,
                new ContactInput(
                        known.givenName().isEmpty() ? news.givenName() : known.givenName(),
                        known.familyName().isEmpty() ? news.familyName() : known.familyName(),
                        union(known.emails(), news.emails(), ContactInput.MOST_ADDRESSES),
                        union(known.phones(), news.phones(), ContactInput.MOST_ADDRESSES),
                        either(known.city(), news.city()),
                        either(known.country(), news.country()),
                        either(known.language(), news.language()),
                        either(known.preferredChannel(), news.preferredChannel()),
                        union(known.tags(), news.tags(), ContactInput.MOST_TAGS),
                        news.consents().stream()
                                .filter(consent -> known.consents().stream()
                                        .noneMatch(present -> present.channel() == consent.channel()
                                                && present.purpose() == consent.purpose()))
                                .toList()));
    }

    public boolean saysSomethingNew() {
        return changesPerson() || !merged.consents().isEmpty();
    }

    boolean changesPerson() {
        return !merged.givenName().equals(known.givenName())
                || !merged.familyName().equals(known.familyName())
                || merged.emails().size() > known.emails().size()
                || merged.phones().size() > known.phones().size()
                || merged.tags().size() > known.tags().size()
                || !Objects.equals(merged.city(), known.city())
                || !Objects.equals(merged.country(), known.country())
                || !Objects.equals(merged.language(), known.language())
                || merged.preferredChannel() != known.preferredChannel();
    }

    /** The addresses that were not known, in canonical form. */
    List<Identity> newAddresses() {
        return Stream.concat(
                        merged.emails().stream().skip(known.emails().size()).map(Identity::email),
                        merged.phones().stream().skip(known.phones().size()).map(Identity::phone))
                .toList();
    }

    /** How many were known. */
    int knownAddresses() {
        return known.emails().size() + known.phones().size();
    }

    /** The person after this, as {@link ContactReader} will show them. */
    ContactView view(Change by, Instant now) {
        return new ContactView(
                known.contactId(),
                known.version() + 1,
                merged.givenName(),
                merged.familyName(),
                merged.emails(),
                merged.phones(),
                merged.city(),
                merged.country(),
                merged.language(),
                merged.preferredChannel(),
                merged.tags(),
                Stream.concat(
                                known.consents().stream(),
                                ConsentInput.last(merged.consents(), now).stream()
                                        .map(ConsentInput::consent))
                        .sorted(Comparator.comparing(
                                        (Consent consent) -> consent.channel().name())
                                .thenComparing(consent -> consent.purpose().name()))
                        .toList(),
                known.createdAt(),
                now,
                by);
    }

    private static List<String> union(List<String> first, List<String> second, int most) {
        return Stream.concat(first.stream(), second.stream())
                .distinct()
                .limit(most)
                .toList();
    }

    private static <T> @Nullable T either(@Nullable T first, @Nullable T second) {
        return first == null ? second : first;
    }
}
