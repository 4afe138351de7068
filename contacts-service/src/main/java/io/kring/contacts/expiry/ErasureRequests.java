package io.kring.contacts.expiry;

import java.util.Collection;
import java.util.UUID;

/** Erases people who are no longer needed (GDPR, article 17.1a) from all services, with a request for each that tells how far that is. */
public interface ErasureRequests {
    /** They are gone from this service when the caller's transaction commits, and from the others when they hear of it. */
    void request(Collection<UUID> contacts);
}
