package io.kring.contacts.customfield;

/** What a custom field holds; spelt as in JSON and SQL. */
public enum FieldType {
    /** up to 2,000 characters */
    text,
    /** a decimal number of at most 15 digits */
    number,
    /** an amount with its currency (ISO 4217), as {@code {"amount": 12.50, "currency": "EUR"}} */
    money,
    /** ISO 8601, as {@code 2026-03-01} */
    date,
    bool,
    /** one of the field's choices */
    choice,
    /** some of the field's choices */
    choices,
    /** the id of a contact */
    contact,
    /** the id of a company */
    company
}
