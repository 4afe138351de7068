package io.kring.contacts.privacy;

/** How far a request is. */
public enum RequestState {
    /** Access: services hand over what they keep. */
    collecting,
    /** Access: the package can be read. */
    ready,
    /** Access: the package is deleted. */
    expired,
    /** Dry run of an erasure: services count what they keep. */
    counting,
    /** Dry run of an erasure: they have. */
    counted,
    /** Erasure: not every service has answered, or a re-scan found something that is erased now. */
    erasing,
    /** Erasure: every service has erased; a re-scan is under way, or found something and the next one comes tomorrow. */
    erased,
    /** Erasure: the last re-scan found nothing; another one follows daily. */
    verified,
    /** Erasure: no event of the time before can come any more, and the re-scan after that found nothing either. */
    closed;

    /** Whether re-scans are made. */
    boolean isWatched() {
        return this == erased || this == verified;
    }
}
