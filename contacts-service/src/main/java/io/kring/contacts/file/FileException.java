package io.kring.contacts.file;

/**
 * A file that cannot be read, or not any further. The message is what is said of the file, without a subject: {@code is a PDF;
 * send …}, {@code has no …}.
 */
public class FileException extends RuntimeException {
    FileException(String message) {
        super(message);
    }

    FileException(String message, Throwable cause) {
        super(message, cause);
    }

    /** A file of a format that is not read or written at all (HTTP 415): the message names those that are, and what to do. */
    public static final class Unsupported extends FileException {
        public Unsupported(String message) {
            super(message);
        }
    }
}
