package io.kring.contacts.permission;

import java.util.Collection;
import java.util.UUID;

/** Writes down who reads sensitive fields, before they get them: what cannot be written down is not answered. */
public interface ReadLog {
    /** The present request, for what is read of it later, too. */
    Reading begin();

    /** Reads of one request. */
    interface Reading {
        /**
         * @param fields at least one
         * @param people whose
         */
        void read(Collection<String> fields, Collection<UUID> people);
    }
}
