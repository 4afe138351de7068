package io.kring.platform.privacy;

import java.util.Set;
import java.util.UUID;

/**
 * Whom data is about (the data subject of the GDPR).
 *
 * @param people every id that the person has or had, also of records that were merged
 * @param addresses every address that they have or had, in canonical form: phone numbers (E.164), e-mail addresses, handles
 */
public record Subject(Set<UUID> people, Set<String> addresses) {
    public Subject {
        people = Set.copyOf(people);
        addresses = Set.copyOf(addresses);
    }
}
