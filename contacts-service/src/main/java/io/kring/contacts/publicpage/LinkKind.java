package io.kring.contacts.publicpage;

/** The pages that links lead to. A link to one opens no other. */
public enum LinkKind {
    preferences("preferences"),
    confirmation("consent");

    private final String page;

    LinkKind(String page) {
        this.page = page;
    }

    /** The last part of its path. */
    public String page() {
        return page;
    }
}
