package io.kring.contacts.expiry;

import java.util.Collection;
import java.util.UUID;

/** Erases people from all services, with a request for each that tells how far that is. */
public interface ErasureRequests {
    /**
     * They are gone from this service when it returns and the caller's transaction commits, and from the others when they hear of it.
     *
     * @param reason what the requests say of why
     */
    void request(Collection<UUID> contacts, String reason);
}
