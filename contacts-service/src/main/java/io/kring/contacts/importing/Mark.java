package io.kring.contacts.importing;

import io.kring.contacts.identity.Identity;
import java.util.UUID;

/** What a person is recognised by: an address, or, for somebody without any, the name and the city. */
sealed interface Mark {
    record Address(Identity identity) implements Mark {
        @Override
        public String toString() {
            return identity.value();
        }
    }

    /** The id that they had when they were exported. */
    record Id(UUID contactId) implements Mark {
        @Override
        public String toString() {
            return contactId.toString();
        }
    }

    /** @param city empty where it is not known */
    record Namesake(String givenName, String familyName, String city) implements Mark {}
}
