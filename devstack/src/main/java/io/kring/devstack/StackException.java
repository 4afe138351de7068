package io.kring.devstack;

/** Something the person at the keyboard can understand and mend: the message is all they are shown. */
final class StackException extends RuntimeException {

    private static final long serialVersionUID = 1;

    StackException(String message) {
        super(message);
    }

    StackException(String message, Throwable cause) {
        super(message, cause);
    }
}
