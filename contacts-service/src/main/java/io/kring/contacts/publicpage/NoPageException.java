package io.kring.contacts.publicpage;

/** A link leads nowhere; whoever opened it gets a page that says so, and nothing of whom it was for. */
public class NoPageException extends RuntimeException {
    /** What they are told. */
    enum Reason {
        /** the link is none of ours */
        unknown(404),
        /** it was good for a while */
        expired(410),
        /** whom it was for is not known any more */
        gone(410),
        /** what was sent is not what the page sends */
        unreadable(400);

        private final int status;

        Reason(int status) {
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    private final Reason reason;

    private NoPageException(Reason reason) {
        super("A link to a public page: " + reason);
        this.reason = reason;
    }

    static NoPageException unknown() {
        return new NoPageException(Reason.unknown);
    }

    static NoPageException expired() {
        return new NoPageException(Reason.expired);
    }

    /** Whom it was for was deleted, or joined to somebody else. */
    public static NoPageException gone() {
        return new NoPageException(Reason.gone);
    }

    /** The page's form was not sent as the page does. */
    public static NoPageException unreadable() {
        return new NoPageException(Reason.unreadable);
    }

    Reason reason() {
        return reason;
    }
}
