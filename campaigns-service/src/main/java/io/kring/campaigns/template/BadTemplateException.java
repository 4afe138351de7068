package io.kring.campaigns.template;

/** A text that is no template over the fields of a person: the message tells what to change. */
public class BadTemplateException extends RuntimeException {
    private final String reason;

    BadTemplateException(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** Follows the name of the field that carries the text. */
    public String reason() {
        return reason;
    }
}
