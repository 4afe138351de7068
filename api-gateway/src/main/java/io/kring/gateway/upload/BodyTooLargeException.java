package io.kring.gateway.upload;

/** More was sent than may be. */
public final class BodyTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BodyTooLargeException(long limit) {
        super("More than " + limit + " bytes", null, false, false);
    }
}
