package io.kring.contacts.importing;

import io.kring.contacts.identity.Identity;

/** What a person is recognised by: an address, or, for somebody without any, the name and the city. */
sealed interface Mark {
    record Address(Identity identity) implements Mark {
        @Override
        public String toString() {
            return identity.value();
        }
    }

    /** @param city empty where it is not known */
    record Namesake(String givenName, String familyName, String city) implements Mark {}
}
