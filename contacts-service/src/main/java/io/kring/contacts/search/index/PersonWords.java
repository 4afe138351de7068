package io.kring.contacts.search.index;

import io.kring.contacts.search.text.CallingCodes;
import io.kring.contacts.search.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The words by which a person is found. Addresses are not among them: they are looked up where they are kept. */
public final class PersonWords {
    /** Of a name that are kept on their own; what is longer is found through the list of words. */
    public static final int LONGEST_BEGINNING = 3;

    private static final int MOST = 200;

    private PersonWords() {}

    /**
     * What is read of a person.
     *
     * @param phones as E.164
     */
    record Source(
            String givenName,
            String familyName,
            String city,
            List<String> companies,
            List<String> emails,
            List<String> phones) {}

    /** With their kinds, in order. */
    static Set<String> keys(Source person) {
        var keys = new TreeSet<String>();
        var names = Words.of(List.of(person.givenName(), person.familyName()));
        for (var name : names) {
            keys.add(Kind.name.key(name));
            beginnings(name).forEach(beginning -> keys.add(Kind.beginning.key(beginning)));
        }
        Words.of(List.of(person.city())).forEach(word -> keys.add(Kind.place.key(word)));
        person.phones()
                .forEach(phone -> CallingCodes.of(phone).ifPresent(code -> keys.add(Kind.callingCode.key(code))));
        Words.of(parts(person.emails(), names.isEmpty())).forEach(word -> keys.add(Kind.email.key(word)));
        for (var word : Words.of(person.companies())) {
            if (keys.size() < MOST) {
                keys.add(Kind.company.key(word));
            }
        }
        return keys;
    }

    private static List<String> beginnings(String name) {
        var beginnings = new ArrayList<String>();
        for (int end = 0, letters = 0; end < name.length() && letters < LONGEST_BEGINNING; letters++) {
            end = name.offsetByCodePoints(end, 1);
            beginnings.add(name.substring(0, end));
        }
        return beginnings;
    }

    /** The names of the mail servers without their top level; of who has no name, the part before the @ too. */
    private static List<String> parts(List<String> emails, boolean nameless) {
        var parts = new ArrayList<String>();
        for (var email : emails) {
            var at = email.lastIndexOf('@');
            var top = email.lastIndexOf('.');
            if (at > 0 && top > at) {
                parts.add(email.substring(at + 1, top).replace('.', ' '));
            }
            if (at > 0 && nameless) {
                parts.add(email.substring(0, at).replace('.', ' '));
            }
        }
        return parts;
    }
}
