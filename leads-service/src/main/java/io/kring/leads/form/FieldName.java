package io.kring.leads.form;

/** What a form can ask for; spelt as in JSON. */
public enum FieldName {
    givenName(200),
    familyName(200),
    email(320),
    phone(60),
    city(200),
    country(2),
    language(35),
    company(200),
    note(4000);

    private final int longest;

    FieldName(int longest) {
        this.longest = longest;
    }

    /** Characters that an answer may have. */
    int longest() {
        return longest;
    }
}
