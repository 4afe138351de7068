package io.kring.contacts.person;

import com.fasterxml.jackson.databind.JsonNode;
import io.kring.contacts.consent.Consent;
import io.kring.contacts.consent.ConsentInput;
import io.kring.contacts.person.ContactWriter.Edit;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * News of a person who is known: what is known stays, the news fills gaps and adds addresses, tags, and consent that was
 * not asked for before, up to what a person may have.
 *
 * @param merged the person as they will be
 * @param newConsents those that were not asked for before
 */
public record Enrichment(ContactView known, Person merged, List<ConsentInput> newConsents) {
    /** @param news with addresses in canonical form */
    public static Enrichment of(ContactView known, Person news) {
        return new Enrichment(known, merged(known.person(), news), newConsents(known, news));
    }

    /** As {@link #of}, but what the news say is what is true now; consent is as there. */
    public static Enrichment overwriting(ContactView known, Person news) {
        return new Enrichment(known, merged(news.withConsents(List.of()), known.person()), newConsents(known, news));
    }

    private static List<ConsentInput> newConsents(ContactView known, Person news) {
        return news.consents().stream()
                .filter(consent -> known.consents().stream()
                        .noneMatch(present ->
                                present.channel() == consent.channel() && present.purpose() == consent.purpose()))
                .toList();
    }

    /** What the first says stays. */
    private static Person merged(Person known, Person news) {
        var address = isElsewhere(known, news) ? known : news;
        return PersonBuilder.builder(known)
                .salutation(either(known.salutation(), news.salutation()))
                .givenName(known.givenName().isEmpty() ? news.givenName() : known.givenName())
                .familyName(known.familyName().isEmpty() ? news.familyName() : known.familyName())
                .emails(union(known.emails(), news.emails(), Person.MOST_ADDRESSES))
                .phones(union(known.phones(), news.phones(), Person.MOST_ADDRESSES))
                .socials(union(known.socials(), news.socials(), Person.MOST_ADDRESSES))
                .visitors(union(known.visitors(), news.visitors(), Person.MOST_ADDRESSES))
                .externalIds(union(known.externalIds(), news.externalIds(), Person.MOST_ADDRESSES))
                .shared(union(known.shared(), news.shared(), 2 * Person.MOST_ADDRESSES))
                .street(either(known.street(), address.street()))
                .postcode(either(known.postcode(), address.postcode()))
                .city(either(known.city(), address.city()))
                .region(either(known.region(), address.region()))
                .country(either(known.country(), address.country()))
                .otherAddresses(union(known.otherAddresses(), news.otherAddresses(), Person.MOST_ADDRESSES))
                .birthDate(either(known.birthDate(), news.birthDate()))
                .language(either(known.language(), news.language()))
                .preferredChannel(either(known.preferredChannel(), news.preferredChannel()))
                .lifecycleStage(either(known.lifecycleStage(), news.lifecycleStage()))
                .owner(either(known.owner(), news.owner()))
                .referredBy(either(known.referredBy(), news.referredBy()))
                .tags(union(known.tags(), news.tags(), Person.MOST_TAGS))
                .companies(union(known.companies(), otherCompanies(known, news), Person.MOST_COMPANIES))
                .custom(custom(known, news))
                .build();
    }

    private static Map<String, JsonNode> custom(Person known, Person news) {
        var values = new TreeMap<>(news.custom());
        values.putAll(known.custom());
        return values;
    }

    private static List<Affiliation> otherCompanies(Person known, Person news) {
        var companies = known.companies().stream().map(Affiliation::companyId).collect(Collectors.toSet());
        return news.companies().stream()
                .filter(link -> !companies.contains(link.companyId()))
                .toList();
    }

    /** Half of one address and half of another is none. */
    private static boolean isElsewhere(Person known, Person news) {
        return differ(known.street(), news.street())
                || differ(known.postcode(), news.postcode())
                || differ(known.city(), news.city())
                || differ(known.country(), news.country());
    }

    private static boolean differ(@Nullable String one, @Nullable String other) {
        return one != null && other != null && !one.equalsIgnoreCase(other);
    }

    public boolean saysSomethingNew() {
        return changesPerson() || !newConsents.isEmpty();
    }

    boolean changesPerson() {
        return !merged.equals(known.person());
    }

    Edit edit() {
        return new Edit(known, merged, consents());
    }

    /** The person as they will be. */
    public ContactView view() {
        return new ContactView(
                known.contactId(),
                known.version() + 1,
                merged,
                consents(),
                known.createdAt(),
                known.updatedAt(),
                known.change());
    }

    private List<Consent> consents() {
        var added = ConsentInput.last(newConsents, Instant.now()).stream().map(ConsentInput::consent);
        return Stream.concat(known.consents().stream(), added)
                .sorted(Comparator.comparing(
                                (Consent consent) -> consent.channel().name())
                        .thenComparing(consent -> consent.purpose().name()))
                .toList();
    }

    private static <T> List<T> union(List<T> first, List<T> second, int most) {
        return Stream.concat(first.stream(), second.stream())
                .distinct()
                .limit(most)
                .toList();
    }

    private static <T> @Nullable T either(@Nullable T first, @Nullable T second) {
        return first == null ? second : first;
    }
}
