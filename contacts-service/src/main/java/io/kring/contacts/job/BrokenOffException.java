package io.kring.contacts.job;

/** A job cannot go on; the message tells its owner why. */
public final class BrokenOffException extends RuntimeException {
    public BrokenOffException(String message, Throwable cause) {
        super(message, cause);
    }
}
